import type { JsonObject } from '../lib/json.ts';

/** One conversation at rest: the JSON of `state:<id>`. The dialogue's part is opaque here. */
export interface Session {
  /** Number of committed turns. */
  readonly version: number;
  /** The public name of the state. */
  readonly current: string;
  /**
   * A random id, created with the session and again when the session is restored into a store that lost it.
   */
  readonly epoch: string;
  /** ISO 8601 UTC with `Z`. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /**
   * Identifies the visitor across conversations. Only present if the client must prove that this one is its
   * own.
   */
  readonly visitor?: string;
  /** The visitor's answers. */
  readonly data: JsonObject;
  /** The rest of the dialogue's snapshot. */
  readonly dialogue: JsonObject;
  /** The newest turns, oldest first, at most 8; the last one is turn `version`. */
  readonly turns: readonly RememberedTurn[];
}

/** What is needed to recognise a retry of a message and to answer it with the same reply. */
export interface RememberedTurn {
  /** `shortHash` of the message id. */
  readonly id: string;
  /** The beginning of `shortHash` of the message's text. */
  readonly text: string;
  /** The reply's spec as JSON text: written once, seldom read, and kept in every copy of a session. */
  readonly reply: string;
  /**
   * Hundredths of a second from the turn before it, rounded up, at most 999; null if it was written by a build
   * that kept none.
   */
  readonly gap: number | null;
}

/** A committed turn as the session's event stream keeps it; its content is opaque here. */
export interface TurnEvent {
  readonly turn: number;
  readonly event: JsonObject;
}

/** One entry of a session's event stream. */
export interface StreamEntry {
  /** `12`: turn 12; `12.1`: the first event after it that is not a turn. */
  readonly seq: string;
  /** `turn`, or another type of event such as `hold-released`. */
  readonly type: string;
  readonly event: JsonObject;
}

export type LoadOutcome =
  | { readonly kind: 'found'; readonly session: Session }
  | { readonly kind: 'absent' }
  | { readonly kind: 'deleted' };

/** Version and epoch of the session that a change was computed from, or that a deletion ended; null: there was none. */
export type Expected = { readonly version: number; readonly epoch: string } | null;

export interface Commit {
  readonly expected: Expected;
  readonly next: Session;
  readonly event: TurnEvent;
}

export type CommitOutcome =
  | { readonly kind: 'applied' }
  /** The message id of `next`'s last turn is already known, and nothing was done again. */
  | { readonly kind: 'replay'; readonly session: Session }
  /** Another turn was committed meanwhile or instead of the one before, or the epoch differs. */
  | { readonly kind: 'newer'; readonly session: Session }
  | { readonly kind: 'deleted' }
  /** A session was expected, but the store has none. */
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
      /** The remaining TTL in milliseconds. */
      readonly ttlMs: number;
      readonly newest: string;
      /**
       * Whether the stream still holds the entry asked after. If not, `entries` is empty and the caller
       * cannot continue from it.
       */
      readonly isHeld: boolean;
      /** Everything after it, oldest first. */
      readonly entries: readonly StreamEntry[];
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'deleted' };

export type AnnounceOutcome = 'announced' | 'absent' | 'deleted';

/** Where a line of turns that the store may lack branches off from what the store has. */
export interface Descent {
  /** The store's version that they continue; 0: none. */
  readonly base: number;
  /** Their message ids by turn number, as far as remembered. */
  readonly turnIds: ReadonlyMap<number, string>;
}

/** The outcome of writing back a session from an outage. `superseded`: the store's own state wins. */
export type WriteBackOutcome = 'written' | 'superseded' | 'deleted';

/** A session's stream keeps this many of its newest entries. */
export const MAX_EVENTS = 50;

/** How long the mark of a deletion refuses every later write. */
export const DELETION_MARK_SECONDS = 7 * 24 * 60 * 60;

/**
 * Keeps conversations. Each verb is atomic and costs one command. All but `peek`, `follow` and `announce`
 * renew the session's TTL, because each serves a turn or a client's `GET`; deletion marks keep their own
 * TTL. Each rejects with `StoreUnavailable` when the store cannot be reached in time: an error is never
 * `absent`. Non-goals: it does not order turns, retry conflicts or look into the dialogue.
 */
export interface SessionStore {
  /** Returns `known` itself if that is what is stored, which saves decoding it. */
  load(id: string, known?: Session): Promise<LoadOutcome>;
  /** The session with its newest turns. */
  open(id: string): Promise<OpenOutcome>;
  /** The same for work that no client asked for: renews nothing. */
  peek(id: string): Promise<OpenOutcome>;
  /**
   * The stream's entries after `after`; `0` is before the first turn, null is now. The seq of another epoch
   * may look the same, so the caller compares epochs.
   */
  follow(id: string, after: string | null): Promise<FollowOutcome>;
  /**
   * Appends an event that is not a turn and wakes those who follow; nothing else changes. Announcing the
   * same event again before the next turn has no effect.
   */
  announce(id: string, type: string, event: JsonObject): Promise<AnnounceOutcome>;
  /**
   * Compare-and-set on version and epoch. State, TTL, event and wake-up are written in one atomic step, or
   * not at all.
   */
  commit(id: string, commit: Commit): Promise<CommitOutcome>;
  /**
   * Writes the session and its events if the store has none, or has the version of the same epoch that it
   * descends from. Also `written` if it was there already. A store that advanced on its own wins: its turns
   * were acknowledged as saved.
   */
  writeBack(
    id: string,
    session: Session,
    events: readonly TurnEvent[],
    descent: Descent,
  ): Promise<WriteBackOutcome>;
  /**
   * Leaves a mark that refuses every later write for seven days. Resolves to what it ended; null if nothing
   * was stored.
   */
  delete(id: string): Promise<Expected>;
  /** Round trip in milliseconds. Rejects when the store does not answer. */
  ping(): Promise<number>;
}

/** Why a store is unavailable. Only `refused` guarantees that nothing was written. */
export type UnavailableReason =
  /** No answer within the command time-out. */
  | 'timeout'
  /** No connection, a broken one, or a server that is temporarily not serving. */
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
