import type { JsonObject } from '../../lib/json.ts';
import {
  type Commit,
  type CommitOutcome,
  DELETION_MARK_SECONDS,
  type Session,
  type TurnEvent,
} from '../session-store.ts';

/** A committed turn as the archive keeps it. */
export interface ArchivedTurn extends TurnEvent {
  /** Of the session that it was committed to. */
  readonly epoch: string;
  /** State before it; null where nobody knows. */
  readonly from: string | null;
  readonly to: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** The newest state of a session that the store has, with those of its turns that are new to the archive. */
export interface KeepEntry {
  readonly id: string;
  readonly session: Session;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** In ascending order. */
  readonly turns: readonly ArchivedTurn[];
}

export type KeepOutcome =
  /** `previousVersion`: of the same conversation until now, 0 if none; a gap to the first turn given is missing. */
  | { readonly kind: 'kept'; readonly previousVersion: number }
  /** The archive has this or a newer state; the turns were taken. */
  | { readonly kind: 'older' }
  | { readonly kind: 'deleted' };

export type RecallOutcome =
  | {
      readonly kind: 'found';
      readonly session: Session;
      /** Epoch milliseconds; may have passed. */
      readonly expiresAt: number;
      /** The store's version that it descends from, while the store may lack it; else null. */
      readonly unsavedBase: number | null;
    }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'absent' };

/** What goes with a turn that is committed here because the store is away. */
export interface AwayTurn {
  /** The session that the turn started from, if any: what is older than it may be lagging behind. */
  readonly previous: Pick<Session, 'current' | 'updatedAt'> | null;
  /** The store's newest version that this line descends from; null: the row's own base, else the version expected. */
  readonly base: number | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** An absent row is created, so nothing is ever `gone`. */
export type AwayCommitOutcome =
  | Extract<CommitOutcome, { kind: 'deleted' }>
  /** `base`: the store's newest version that the row now descends from, as far as the database knows. */
  | { readonly kind: 'applied'; readonly base: number }
  | {
      readonly kind: 'replay' | 'newer';
      readonly session: Session;
      /** As in `recall`. */
      readonly unsavedBase: number | null;
    };

/** A session with turns that the store may lack. */
export interface UnsavedSession {
  readonly id: string;
  readonly session: Session;
  readonly expiresAt: number;
  /** The store's version that it descends from; 0: none. */
  readonly base: number;
  /** The turns since `base`, oldest first. */
  readonly events: readonly TurnEvent[];
}

export type AuditAction = 'delete' | 'restore' | 'repair';

/** A tombstone refuses for as long as a session may live by its token, or a mark in the store does. */
export const TOMBSTONE_SECONDS = DELETION_MARK_SECONDS;

/**
 * The database's copy of conversations: what survives the loss of the store, and the shared store while the real
 * one is away. Each verb is atomic, and rejects with `ArchiveUnavailable` when the database cannot be reached in
 * time; what it was doing may then have happened, and asking again is safe. Whatever it keeps of what visitors said
 * can be read with the keys only. It does not decide which copy of a session counts, and knows no state's meaning.
 */
export interface SessionArchive {
  /** The newest state kept, and whether the session was deleted: one query. */
  recall(id: string): Promise<RecallOutcome>;

  /** The newest turns of the conversation that is kept, at most `limit`, oldest first. */
  turns(id: string, limit: number): Promise<readonly ArchivedTurn[]>;

  /**
   * Keeps what the store has, of many sessions in a handful of statements; outcomes in the order of entries, of
   * which no two are of one session. A row gives way to a higher version of its epoch, and to a later change of
   * another epoch; a row taken while the store was away gives way to any version beyond its base.
   */
  keep(entries: readonly KeepEntry[]): Promise<readonly KeepOutcome[]>;

  /**
   * Commits a turn while the store is away: compare-and-set as there. A row that is behind what is expected, or
   * no newer and of another epoch, lags: it gives way. So does one whose time has passed when none is expected.
   */
  commit(id: string, commit: Commit, away: AwayTurn): Promise<AwayCommitOutcome>;

  /** Sessions that the store may lack and whose time has not passed, longest untouched first. */
  unsaved(limit: number): Promise<readonly UnsavedSession[]>;
  /** The store has this version now. What was taken since then stays unsaved, and descends from it. */
  markSaved(id: string, epoch: string, version: number): Promise<void>;
  /** The store's own line counts: this one goes, unless it went on meanwhile. Its turns stay. */
  dropUnsaved(id: string, epoch: string, version: number): Promise<void>;

  /** Erases all that is kept of the session and refuses it from then on. Also of one that is unknown. */
  delete(id: string): Promise<void>;
  /** Ids of sessions deleted at or after this instant (epoch ms), oldest deletion first. */
  tombstonesSince(instant: number): Promise<readonly string[]>;

  /** Says for so many seconds that an instance cannot reach the store: what it takes meanwhile is here alone. */
  tellOutage(instance: string, seconds: number): Promise<void>;
  /** It can again, and the store has what it took. */
  endOutage(instance: string): Promise<void>;
  /** Whether any other instance says so. */
  isAnyOut(besides: string): Promise<boolean>;

  /** Moves `expiresAt` (epoch ms) of sessions on, never back. */
  touch(entries: readonly { readonly id: string; readonly expiresAt: number }[]): Promise<void>;
  /** `details` hold nothing personal. */
  audit(action: AuditAction, id: string, details: JsonObject): Promise<void>;
  /** Notes of sessions whose time has passed that and why they ended; resolves to their number. */
  endLapsed(): Promise<number>;
  /** Removes what is older than so many days, and tombstones past their time, a few thousand rows of each at most. */
  sweep(retentionDays: number): Promise<number>;
}

/** The database could not be reached, or not in time. */
export class ArchiveUnavailable extends Error {
  override readonly name = 'ArchiveUnavailable';
}
