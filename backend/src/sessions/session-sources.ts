import type { Clock } from '../lib/clock.ts';
import { ArchiveUnavailable, type RecallOutcome, type SessionArchive } from './archive/session-archive.ts';
import { goesOnFrom } from './descent.ts';
import type { GuardedStore } from './guarded-store.ts';
import type { KnownTurns } from './known-turns.ts';
import type { Copy, SessionCopies } from './session-copies.ts';
import type { SessionLog } from './session-log.ts';
import { type Expected, type Session, StoreUnavailable, type TurnEvent } from './session-store.ts';
import { type SealedHead, StateSealed } from './state-sealed.ts';
import type { RowAnswer, StoreRepairs } from './store-repairs.ts';
import { type Knowledge, type KnownCopy, type Verdict, whichCopyCounts } from './which-copy-counts.ts';
import type { WriteBacks } from './write-backs.ts';

/** `degraded`: the store was unavailable, and this is what is known without it. */
interface Degradable {
  readonly degraded: boolean;
}

export type SessionReading =
  | ({
      readonly kind: 'found';
      readonly session: Session;
      /** `copy`: used without the store. `restored`: the store had lost it. */
      readonly source: 'copy' | 'store' | 'restored';
      /** The newest turns, if the transcript was asked for. Degraded: those that are available. */
      readonly events: readonly TurnEvent[];
      /** Seq of the newest stream entry, if the stream was read. */
      readonly newest: string | null;
    } & Degradable)
  /** If degraded, nothing is known, and the store may still have it. */
  | ({ readonly kind: 'absent' } & Degradable)
  /** The session has expired. `stored`: what the store still has of it. */
  | ({ readonly kind: 'expired'; readonly session: Session; readonly stored: Expected } & Degradable)
  | { readonly kind: 'deleted' }
  /**
   * It may have been deleted, and the database that would know is unavailable. Going on could undo the
   * deletion.
   */
  | { readonly kind: 'refused' };

export interface ReadOptions {
  /**
   * `load` for a turn, which restores a lost session; `open` for a client that only looks, with the
   * transcript.
   */
  readonly verb: 'load' | 'open';
  /** The client's copy of the session, from its resume token. */
  readonly token: KnownCopy | null;
  /** The id was just created, so nobody else can know it. */
  readonly isNew: boolean;
}

export interface SessionSourcesOptions {
  readonly store: GuardedStore;
  readonly copies: SessionCopies;
  readonly archive: SessionArchive;
  readonly turns: KnownTurns;
  readonly writeBacks: WriteBacks;
  readonly repairs: StoreRepairs;
  /** The store may lack what the database has. */
  readonly mayLack: () => boolean;
  readonly clock: Clock;
  readonly log: SessionLog;
}

type StoreAnswer = (
  | Exclude<Knowledge['store'], { kind: 'sealed' }>
  | { readonly kind: 'sealed'; readonly head: SealedHead; readonly error: StateSealed }
) & { readonly events?: readonly TurnEvent[]; readonly newest?: string };

/** A repaired or restored session is read again; each time another writer may have been faster. */
const MAX_READS = 5;

/** Reads a session from all sources. A store that is behind the copy that counts is repaired first. */
export class SessionSources {
  readonly #options: SessionSourcesOptions;

  constructor(options: SessionSourcesOptions) {
    this.#options = options;
  }

  /**
   * Rejects with `StateSealed` if the store's session cannot be decrypted here and no other copy is as new.
   */
  async read(id: string, options: ReadOptions): Promise<SessionReading> {
    let isRestored = false;
    // A store that refused the write need not be asked again.
    let isWritable = true;
    for (let attempt = 0; attempt < MAX_READS; attempt += 1) {
      const { copies, repairs, clock } = this.#options;
      const before = copies.find(id);
      const sentAt = clock.now();
      const answer: StoreAnswer = isWritable ? await this.#ask(id, options.verb, before) : { kind: 'away' };
      const { verdict, row } = await this.#decide(id, answer, before, options);
      switch (verdict.kind) {
        case 'repair':
          isWritable = (await repairs.repair(id, verdict, versionIn(answer))) !== null;
          break;
        case 'restore':
          if (options.verb === 'open') return this.#shown(id, verdict.session);
          isWritable = (await repairs.restore(id, verdict, row)) !== null;
          isRestored = true;
          break;
        case 'store':
          return this.#read(id, verdict.session, answer, before, sentAt, isRestored);
        case 'goesOn':
          return this.#goOn(id, verdict, row, options);
        case 'expired':
          return { ...verdict, stored: storedIn(answer), degraded: !isOpen(answer) };
        case 'unknown':
          return { kind: 'absent', degraded: !isOpen(answer) };
        case 'sealed':
          throw sealedIn(answer);
        case 'deleted':
          copies.putDeleted(id);
          return verdict;
        case 'refused':
          return verdict;
      }
    }
    throw new StoreUnavailable('A session changed at each attempt to repair it in the store');
  }

  /**
   * The store's answer becomes the copy, unless a newer turn was committed while the answer was in flight.
   */
  keep(id: string, session: Session, before: Copy | undefined, sentAt: number): Session {
    const { copies } = this.#options;
    const copy = copies.find(id);
    if (copy !== before && isAhead(copy, session)) return copy.session;
    copies.putSaved(id, session, sentAt);
    return session;
  }

  async #decide(
    id: string,
    store: StoreAnswer,
    before: Copy | undefined,
    { token, isNew }: ReadOptions,
  ): Promise<{ readonly verdict: Exclude<Verdict, { kind: 'askRow' }>; readonly row: RowAnswer }> {
    const { mayLack, clock } = this.#options;
    const now = clock.now();
    const copy = knownBy(before);
    const unasked: RowAnswer = isNew ? { kind: 'absent' } : { kind: 'notAsked' };
    const row = mayLack() && !isNew ? await this.#recall(id) : unasked;
    const verdict = whichCopyCounts({ store, copy, token, row }, now);
    if (verdict.kind !== 'askRow') return { verdict, row };
    const recalled = await this.#recall(id);
    const final = whichCopyCounts({ store, copy, token, row: recalled }, now);
    if (final.kind === 'askRow') throw new Error('askRow although the row was given');
    return { verdict: final, row: recalled };
  }

  async #ask(id: string, verb: ReadOptions['verb'], before: Copy | undefined): Promise<StoreAnswer> {
    const { store, writeBacks } = this.#options;
    if (!store.isAvailable) return { kind: 'away' };
    try {
      await writeBacks.settle(id);
      const known = before?.kind === 'saved' ? before.session : undefined;
      return await store.call(verb, (to) => (verb === 'open' ? to.open(id) : to.load(id, known)));
    } catch (error) {
      if (error instanceof StateSealed) return { kind: 'sealed', head: error.head, error };
      if (error instanceof StoreUnavailable) return { kind: 'away' };
      throw error;
    }
  }

  async #recall(id: string): Promise<RecallOutcome | { readonly kind: 'away' }> {
    try {
      return await this.#options.archive.recall(id);
    } catch (error) {
      if (error instanceof ArchiveUnavailable) return { kind: 'away' };
      throw error;
    }
  }

  #read(
    id: string,
    session: Session,
    { events = [], newest }: StoreAnswer,
    before: Copy | undefined,
    sentAt: number,
    isRestored: boolean,
  ): SessionReading {
    const { log } = this.#options;
    const kept = this.keep(id, session, before, sentAt);
    log.record('session state retrieved', id, kept);
    log.record('session TTL refreshed', id, kept);
    return {
      kind: 'found',
      session: kept,
      source: isRestored ? 'restored' : 'store',
      events,
      newest: (kept === session && newest) || null,
      degraded: false,
    };
  }

  /** The next turn is committed to the row or the copy, so the copy must be what it starts from. */
  async #goOn(
    id: string,
    { session, from }: Extract<Verdict, { kind: 'goesOn' }>,
    row: RowAnswer,
    { verb }: ReadOptions,
  ): Promise<SessionReading> {
    const { copies } = this.#options;
    copies.renew(id, session, from === 'row' && 'unsavedBase' in row ? row.unsavedBase : null);
    const events = verb === 'open' ? await this.#events(id, session) : [];
    return { kind: 'found', session, source: 'copy', events, newest: null, degraded: true };
  }

  async #shown(id: string, session: Session): Promise<SessionReading> {
    const events = await this.#events(id, session);
    return { kind: 'found', session, source: 'restored', events, newest: null, degraded: false };
  }

  #events(id: string, session: Session): Promise<readonly TurnEvent[]> {
    const { turns, copies } = this.#options;
    return turns.of(id, session, copies.findUnsaved(id)?.events ?? []);
  }
}

function knownBy(copy: Copy | undefined): Knowledge['copy'] {
  if (!copy) return null;
  return copy.kind === 'deleted' ? 'deleted' : copy;
}

/** The store was restored or failed over to an older state of the same line. */
export const isAhead = (
  copy: Copy | undefined,
  session: Session,
): copy is Exclude<Copy, { kind: 'deleted' }> =>
  copy !== undefined &&
  copy.kind !== 'deleted' &&
  copy.session.version > session.version &&
  goesOnFrom(copy.session, session);

function storedIn(answer: StoreAnswer): Expected {
  if (answer.kind === 'sealed') return { version: answer.head.version, epoch: answer.head.epoch };
  return answer.kind === 'found' ? { version: answer.session.version, epoch: answer.session.epoch } : null;
}

const isOpen = ({ kind }: StoreAnswer): boolean => kind !== 'away' && kind !== 'sealed';

const sealedIn = (answer: StoreAnswer): Error =>
  answer.kind === 'sealed' ? answer.error : new Error('The answer of the store is not sealed');

const versionIn = (answer: StoreAnswer): number => storedIn(answer)?.version ?? 0;
