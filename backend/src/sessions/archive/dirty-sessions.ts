import type { Session } from '../session-store.ts';
import type { ArchivedTurn } from './session-archive.ts';

/** What the archive lacks of a session. */
export interface DirtySession {
  readonly id: string;
  /** Null if only its expiry has changed. */
  readonly session: Session | null;
  /** In the order in which they were committed here. */
  readonly turns: readonly ArchivedTurn[];
  /** Epoch ms. */
  readonly expiresAt: number;
  /** Epoch ms of the first change that the archive lacks. */
  readonly since: number;
}

export interface DirtyLimits {
  readonly sessions: number;
  readonly turns: number;
}

/** What was dropped unwritten since the start. Replaced by a new object whenever it grows. */
export interface Lost {
  readonly sessions: number;
  readonly turns: number;
}

/**
 * Sessions that wait to be written, longest waiting first, within bounds. Beyond these the oldest turns are
 * dropped first, since the store's stream may still have them; a session's newest state is dropped only if
 * there are too many sessions.
 */
export class DirtySessions {
  readonly #limits: DirtyLimits;
  #entries = new Map<string, DirtySession>();
  /** Ids of entries with turns, in the order of entries. */
  #withTurns = new Set<string>();
  #turnCount = 0;
  #lost: Lost = { sessions: 0, turns: 0 };

  constructor(limits: DirtyLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#entries.size;
  }

  get turnCount(): number {
    return this.#turnCount;
  }

  get lost(): Lost {
    return this.#lost;
  }

  /** Epoch ms; null if nothing waits. */
  get oldestSince(): number | null {
    const [oldest] = this.#entries.values();
    return oldest?.since ?? null;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  turnsOf(id: string): readonly ArchivedTurn[] {
    return this.#entries.get(id)?.turns ?? [];
  }

  add(change: DirtySession): void {
    const known = this.#entries.get(change.id);
    this.#set(known ? joined(known, change) : change);
    this.#shrink();
  }

  /** Returns entries that could not be written to the front; later changes are merged into them. */
  putBack(taken: readonly DirtySession[]): void {
    const newer = this.#entries;
    this.#clear();
    for (const entry of taken) this.#set(entry);
    for (const entry of newer.values()) {
      const known = this.#entries.get(entry.id);
      this.#set(known ? joined(known, entry) : entry);
    }
    this.#shrink();
  }

  /** The longest-waiting entries, among those that have waited since `dueBy` (epoch ms) or longer. */
  take(limit: number, dueBy = Number.POSITIVE_INFINITY): readonly DirtySession[] {
    const taken: DirtySession[] = [];
    for (const entry of this.#entries.values()) {
      if (taken.length === limit || entry.since > dueBy) break;
      taken.push(entry);
    }
    for (const { id } of taken) this.remove(id);
    return taken;
  }

  remove(id: string): void {
    this.#turnCount -= this.#entries.get(id)?.turns.length ?? 0;
    this.#withTurns.delete(id);
    this.#entries.delete(id);
  }

  /** Counts what will not be retried. An entry that only renews an expiry loses nothing. */
  countLost({ session, turns }: DirtySession): void {
    if (!session && turns.length === 0) return;
    this.#lost = {
      sessions: this.#lost.sessions + (session ? 1 : 0),
      turns: this.#lost.turns + turns.length,
    };
  }

  #set(entry: DirtySession): void {
    this.#turnCount += entry.turns.length - (this.#entries.get(entry.id)?.turns.length ?? 0);
    this.#entries.set(entry.id, entry);
    if (entry.turns.length > 0) this.#withTurns.add(entry.id);
  }

  #clear(): void {
    this.#entries = new Map();
    this.#withTurns = new Set();
    this.#turnCount = 0;
  }

  #shrink(): void {
    while (this.#turnCount > this.#limits.turns) this.#dropOldestTurns();
    while (this.#entries.size > this.#limits.sessions) this.#dropOldest();
  }

  #dropOldestTurns(): void {
    const [id = ''] = this.#withTurns;
    const entry = this.#entries.get(id);
    this.#withTurns.delete(id);
    if (!entry) return;
    this.#set({ ...entry, turns: [] });
    this.countLost({ ...entry, session: null });
  }

  #dropOldest(): void {
    const [oldest] = this.#entries.values();
    if (!oldest) return;
    this.countLost(oldest);
    this.remove(oldest.id);
  }
}

/** The newest state, every turn, the latest expiry. */
function joined(earlier: DirtySession, change: DirtySession): DirtySession {
  return {
    id: earlier.id,
    session: newest(earlier.session, change.session),
    turns: change.turns.length > 0 ? [...earlier.turns, ...change.turns] : earlier.turns,
    expiresAt: Math.max(earlier.expiresAt, change.expiresAt),
    since: earlier.since,
  };
}

/** A different epoch came later. Within one epoch, changes may be noted out of order. */
function newest(earlier: Session | null, change: Session | null): Session | null {
  if (!earlier || !change) return change ?? earlier;
  return change.epoch === earlier.epoch && change.version < earlier.version ? earlier : change;
}
