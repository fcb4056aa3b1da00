import type { Clock } from '../lib/clock.ts';
import type { JsonObject } from '../lib/json.ts';
import { isComputedFrom, ownTurns } from './descent.ts';
import { newestSeq, turnIn, turnOf } from './event-stream.ts';
import { decodeSession, encodeSession } from './session-json.ts';
import {
  type AnnounceOutcome,
  type Commit,
  type CommitOutcome,
  DELETION_MARK_SECONDS,
  type Descent,
  type Expected,
  type FollowOutcome,
  type LoadOutcome,
  MAX_EVENTS,
  type OpenOutcome,
  type Session,
  type SessionStore,
  type StreamEntry,
  type TurnEvent,
  type WriteBackOutcome,
} from './session-store.ts';

interface Entry {
  /** JSON, as in Redis: it cannot be mutated from outside, and it is compact. */
  readonly state: string;
  readonly events: readonly StoredEvent[];
  readonly expiresAt: number;
}

type StoredEvent = Omit<StreamEntry, 'event'> & { readonly json: string };

/** Wakes those who follow a session. */
export type WakeUp = (id: string, signal: string) => void;

/** Sessions in this process's memory, for a single instance. */
export class MemorySessionStore implements SessionStore {
  readonly #clock: Clock;
  readonly #ttlMs: number;
  readonly #wakeUp: WakeUp;
  /**
   * Both maps are in order of expiry: all entries of a map have the same TTL, and a renewal moves an entry
   * to the end.
   */
  readonly #entries = new Map<string, Entry>();
  readonly #deletions = new Map<string, { readonly expiresAt: number }>();

  constructor(clock: Clock, ttlSeconds: number, wakeUp: WakeUp = () => undefined) {
    this.#clock = clock;
    this.#ttlMs = ttlSeconds * 1_000;
    this.#wakeUp = wakeUp;
  }

  async load(id: string): Promise<LoadOutcome> {
    const found = this.#find(id);
    if (found === 'deleted' || found === 'absent') return { kind: found };
    this.#put(id, found.entry.state, found.entry.events);
    return { kind: 'found', session: found.session };
  }

  async open(id: string): Promise<OpenOutcome> {
    const found = this.#find(id);
    if (found !== 'deleted' && found !== 'absent') this.#put(id, found.entry.state, found.entry.events);
    return this.peek(id);
  }

  async peek(id: string): Promise<OpenOutcome> {
    const found = this.#find(id);
    if (found === 'deleted' || found === 'absent') return { kind: found };
    const { session, entry } = found;
    const entries = entry.events.map(told);
    const newest = newestSeq(entries.at(-1), session.version);
    return { kind: 'found', session, events: entries.flatMap(turnIn), newest };
  }

  async follow(id: string, after: string | null): Promise<FollowOutcome> {
    const found = this.#find(id);
    if (found === 'deleted' || found === 'absent') return { kind: found };
    const { version, epoch, createdAt } = found.session;
    const { expiresAt, events } = found.entry;
    const entries = events.map(told);
    const newest = newestSeq(entries.at(-1), version);
    const ttlMs = expiresAt - this.#clock.now();
    return {
      kind: 'found',
      epoch,
      version,
      createdAt,
      ttlMs,
      newest,
      ...entriesAfter(after, entries, newest),
    };
  }

  async announce(id: string, type: string, event: JsonObject): Promise<AnnounceOutcome> {
    const found = this.#find(id);
    if (found === 'deleted' || found === 'absent') return found;
    const { session, entry } = found;
    const json = JSON.stringify(event);
    const sinceTurn = entry.events.filter(({ seq }) => turnOf(seq) === session.version);
    if (sinceTurn.some((each) => each.type === type && each.json === json)) return 'announced';
    const n = 1 + Math.max(0, ...sinceTurn.map(({ seq }) => Number(seq.split('.')[1] ?? 0)));
    const added = { seq: `${session.version}.${n}`, type, json };
    // Replaced in place, because the order of entries is their order of expiry.
    this.#entries.set(id, { ...entry, events: [...entry.events, added].slice(-MAX_EVENTS) });
    this.#wakeUp(id, 'event');
    return 'announced';
  }

  async commit(id: string, commit: Commit): Promise<CommitOutcome> {
    const { expected, next, event } = commit;
    const found = this.#find(id);
    if (found === 'deleted') return { kind: 'deleted' };
    if (found === 'absent') {
      if (expected) return { kind: 'gone' };
      this.#put(id, encodeSession(next), [stored(event)]);
      this.#wakeUp(id, `${event.turn}`);
      return { kind: 'applied' };
    }
    const { session, entry } = found;
    if (session.turns.some((turn) => turn.id === next.turns.at(-1)?.id)) {
      this.#put(id, entry.state, entry.events);
      return { kind: 'replay', session };
    }
    if (!isComputedFrom(session, commit)) return { kind: 'newer', session };
    this.#put(id, encodeSession(next), [...entry.events, stored(event)]);
    this.#wakeUp(id, `${event.turn}`);
    return { kind: 'applied' };
  }

  async writeBack(
    id: string,
    session: Session,
    events: readonly TurnEvent[],
    descent: Descent,
  ): Promise<WriteBackOutcome> {
    const found = this.#find(id);
    if (found === 'deleted') return 'deleted';
    if (found !== 'absent') {
      const relation = compare(session, found.session, descent);
      if (relation !== 'continues') return relation;
    }
    const kept = found === 'absent' ? [] : found.entry.events;
    const keptVersion = found === 'absent' ? 0 : found.session.version;
    const added = events.filter(({ turn }) => turn > keptVersion).map(stored);
    this.#put(id, encodeSession(session), [...kept, ...added]);
    this.#wakeUp(id, `${session.version}`);
    return 'written';
  }

  async delete(id: string): Promise<Expected> {
    const found = this.#find(id);
    this.#entries.delete(id);
    this.#deletions.delete(id);
    this.#deletions.set(id, { expiresAt: this.#clock.now() + DELETION_MARK_SECONDS * 1_000 });
    this.#wakeUp(id, 'deleted');
    if (found === 'absent' || found === 'deleted') return null;
    const { version, epoch } = found.session;
    return { version, epoch };
  }

  async ping(): Promise<number> {
    return 0;
  }

  #find(id: string): { readonly session: Session; readonly entry: Entry } | 'absent' | 'deleted' {
    this.#sweep();
    if (this.#deletions.has(id)) return 'deleted';
    const entry = this.#entries.get(id);
    const session = entry ? decodeSession(entry.state) : null;
    return entry && session ? { session, entry } : 'absent';
  }

  #put(id: string, state: string, events: readonly StoredEvent[]): void {
    this.#entries.delete(id);
    this.#entries.set(id, {
      state,
      events: events.slice(-MAX_EVENTS),
      expiresAt: this.#clock.now() + this.#ttlMs,
    });
  }

  #sweep(): void {
    dropExpired(this.#entries, this.#clock.now());
    dropExpired(this.#deletions, this.#clock.now());
  }
}

/** How the offered session relates to the stored one. */
function compare(
  offered: Session,
  kept: Session,
  descent: Descent,
): 'continues' | Exclude<WriteBackOutcome, 'deleted'> {
  const own = ownTurns(offered, descent);
  const hasOwn = (turn: number) => kept.turns.some(({ id }) => id === own.get(turn));
  if (kept.epoch !== offered.epoch) return 'superseded';
  if (kept.version >= offered.version) return hasOwn(offered.version) ? 'written' : 'superseded';
  return kept.version <= descent.base || hasOwn(kept.version) ? 'continues' : 'superseded';
}

function stored({ turn, event }: TurnEvent): StoredEvent {
  return { seq: `${turn}`, type: 'turn', json: JSON.stringify(event) };
}

const told = ({ seq, type, json }: StoredEvent): StreamEntry => ({ seq, type, event: JSON.parse(json) });

function entriesAfter(
  after: string | null,
  entries: readonly StreamEntry[],
  newest: string,
): { readonly isHeld: boolean; readonly entries: readonly StreamEntry[] } {
  if (after === null || after === newest) return { isHeld: true, entries: [] };
  const index = entries.findIndex(({ seq }) => seq === after);
  const isHeld = index >= 0 || (after === '0' && entries[0]?.seq === '1');
  return { isHeld, entries: isHeld ? entries.slice(index + 1) : [] };
}

function dropExpired(byExpiry: Map<string, { readonly expiresAt: number }>, now: number): void {
  for (const [id, { expiresAt }] of byExpiry) {
    if (expiresAt > now) return;
    byExpiry.delete(id);
  }
}
