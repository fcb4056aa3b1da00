import type { JsonObject } from '../lib/json.ts';

/** One conversation at rest: the JSON of `state:<id>`. What the dialogue put in is opaque here. */
export interface Session {
  /** Committed turns. */
  readonly version: number;
  /** The public state name. */
  readonly current: string;
  /** Random; minted when the session is created, and again when it is restored into a store that lost it. */
  readonly epoch: string;
  /** ISO 8601 UTC with `Z`. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Names the visitor across conversations; only where the client has to show that this one is its own. */
  readonly visitor?: string;
  /** The visitor's answers. */
  readonly data: JsonObject;
  /** The rest of the dialogue's snapshot. */
  readonly dialogue: JsonObject;
  /** The newest turns, oldest first, at most 8; the last one is turn `version`. */
  readonly turns: readonly RememberedTurn[];
}

/** What a retry of a message needs: to be recognised, and to get the same reply. */
export interface RememberedTurn {
  /** `shortHash` of the message id. */
  readonly id: string;
  /** `shortHash` of the message's text. */
  readonly text: string;
  /** JSON of what the reply is rendered from: written once, seldom read, and kept by every copy of a session. */
  readonly reply: string;
}

/** A committed turn as the session's event stream keeps it; what it holds is opaque here. */
export interface TurnEvent {
  readonly turn: number;
  readonly event: JsonObject;
}

/** One entry of a session's event stream. */
export interface StreamEntry {
  /** `12`: turn 12; `12.1`: the first event after it that is no turn. */
  readonly seq: string;
  /** `turn`, or what else happened, such as `hold-released`. */
  readonly type: string;
  readonly event: JsonObject;
}

export type LoadOutcome =
  | { readonly kind: 'found'; readonly session: Session }
  | { readonly kind: 'absent' }
  | { readonly kind: 'deleted' };

/** Version and epoch of the session that a change was computed from; null: there was none. */
export type Expected = { readonly version: number; readonly epoch: string } | null;

export interface Commit {
  readonly expected: Expected;
  readonly next: Session;
  readonly event: TurnEvent;
}

export type CommitOutcome =
  | { readonly kind: 'applied' }
  /** The message id of `next`'s last turn is known already: nothing was done again. */
  | { readonly kind: 'replay'; readonly session: Session }
  /** Another turn was committed meanwhile, or the epoch differs. */
  | { readonly kind: 'newer'; readonly session: Session }
  | { readonly kind: 'deleted' }
  /** A session was expected and the store has none. */
  | { readonly kind: 'gone' };

export type OpenOutcome =
  | {
      readonly kind: 'found';
      readonly session: Session;
      /** Its newest turns, oldest first. */
      readonly events: readonly TurnEvent[];
      /** Seq of the newest entry of the stream, of whatever type. */
      readonly newest: string;
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'deleted' };

export type FollowOutcome =
  | {
      readonly kind: 'found';
      readonly epoch: string;
      readonly version: number;
      /** ISO 8601 UTC with `Z`. */
      readonly createdAt: string;
      /** How long the session lives on without use, in milliseconds. */
      readonly ttlMs: number;
      readonly newest: string;
      /** Whether the stream still has what is asked after; else it has no `entries` to continue with. */
      readonly isHeld: boolean;
      /** All that came after, oldest first. */
      readonly entries: readonly StreamEntry[];
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'deleted' };

export type AnnounceOutcome = 'announced' | 'absent' | 'deleted';

/** Where turns that the store may lack leave the line that the store has. */
export interface Descent {
  /** The store's version that they continue; 0: none. */
  readonly base: number;
  /** Their ids by number, as far as anybody remembers. */
  readonly turnIds: ReadonlyMap<number, string>;
}

/** What became of a session taken during an outage: it counts, or the store's own counts. */
export type WriteBackOutcome = 'written' | 'superseded' | 'deleted';

/** A session's stream keeps this many of its newest entries. */
export const MAX_EVENTS = 50;

/** How long the mark of a deletion refuses every later write. */
export const DELETION_MARK_SECONDS = 7 * 24 * 60 * 60;

/**
 * Keeps conversations. Each verb is atomic and costs one command of the store. All but `peek`, `follow` and
 * `announce` renew the session's TTL, because each serves a turn or a `GET` of a client; a deletion's mark keeps its own.
 * Each rejects with `StoreUnavailable` when the store cannot be reached in time: an error is never `absent`.
 * It does not order turns, does not retry a conflict, and does not look into the dialogue.
 */
export interface SessionStore {
  /** Gives back `known` itself when that is what is stored: then nothing has to be decoded. */
  load(id: string, known?: Session): Promise<LoadOutcome>;
  /** The session with its newest turns. */
  open(id: string): Promise<OpenOutcome>;
  /** The same for work that no client asked for: it renews nothing. */
  peek(id: string): Promise<OpenOutcome>;
  /**
   * What the stream has after the entry `after`; `0` is before the first turn, null is now. Another epoch's seq may
   * look alike, so the caller compares epochs.
   */
  follow(id: string, after: string | null): Promise<FollowOutcome>;
  /**
   * Appends an event that is no turn and wakes those who follow; nothing else changes. The same again before the next
   * turn is the same event.
   */
  announce(id: string, type: string, event: JsonObject): Promise<AnnounceOutcome>;
  /** Compare-and-set on version and epoch; state, TTL, event and wake-up are one step or none. */
  commit(id: string, commit: Commit): Promise<CommitOutcome>;
  /**
   * Creates the session if the store has none, or the version of the same epoch that it descends from; the
   * events come along; `written` also when it was there already. A store that went on by itself counts: its turns
   * were acknowledged as saved.
   */
  writeBack(
    id: string,
    session: Session,
    events: readonly TurnEvent[],
    descent: Descent,
  ): Promise<WriteBackOutcome>;
  /** Leaves a mark that refuses every later write for seven days. */
  delete(id: string): Promise<void>;
  /** Rejects when the store does not answer. Milliseconds that the answer took. */
  ping(): Promise<number>;
}

/** Why a store is unavailable. Only `refused` tells for certain that nothing was written. */
export type UnavailableReason =
  /** No answer within the command time-out. */
  | 'timeout'
  /** No connection, or one that broke, or a server that does not serve at the moment. */
  | 'connection'
  /** The server answered with an error, such as being out of memory. */
  | 'refused';

/** The store could not be reached, or did not answer in time. A write may have happened. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly reason: UnavailableReason;

  constructor(message: string, options: { reason?: UnavailableReason; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.reason = options.reason ?? 'connection';
  }
}
