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
  /** Epoch of the session that it was committed to. */
  readonly epoch: string;
  /** The state before it; null if unknown. */
  readonly from: string | null;
  readonly to: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** The newest state of a session that the store has, with the turns that are new to the archive. */
export interface KeepEntry {
  readonly id: string;
  readonly session: Session;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** In ascending order. */
  readonly turns: readonly ArchivedTurn[];
}

export type KeepOutcome =
  /**
   * `previousVersion`: the archived version until now, 0 if none. Turns between it and the first one given
   * are missing.
   */
  | { readonly kind: 'kept'; readonly previousVersion: number }
  /** The archive has this or a newer state; the turns were added. */
  | { readonly kind: 'older' }
  | { readonly kind: 'deleted' };

export type RecallOutcome =
  | {
      readonly kind: 'found';
      readonly session: Session;
      /** Epoch milliseconds; may have passed. */
      readonly expiresAt: number;
      /** The store's version that it descends from, while the store may lack it; otherwise null. */
      readonly unsavedBase: number | null;
    }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'absent' };

/** What accompanies a turn that is committed here during an outage of the store. */
export interface AwayTurn {
  /** The session that the turn started from, if any: a row older than that may be stale. */
  readonly previous: Pick<Session, 'current' | 'updatedAt'> | null;
  /**
   * The store's newest version that this line descends from; null: the row's own base, else the expected
   * version.
   */
  readonly base: number | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** An absent row is created, so the outcome is never `gone`. */
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

/** A tombstone lasts as long as a token or a mark in the store could be used. */
export const TOMBSTONE_SECONDS = DELETION_MARK_SECONDS;

/**
 * The database's copy of conversations: it survives the loss of the store, and serves as the shared store
 * during an outage. Each verb is atomic and rejects with `ArchiveUnavailable` when the database cannot be
 * reached in time; the work may then have been done, and it is safe to retry. What visitors said is
 * encrypted. It does not decide which copy of a session counts, and does not know what a state means.
 */
export interface SessionArchive {
  /** The newest archived state, and whether the session was deleted: one query. */
  recall(id: string): Promise<RecallOutcome>;

  /** The newest turns of the archived conversation, at most `limit`, oldest first. */
  turns(id: string, limit: number): Promise<readonly ArchivedTurn[]>;

  /**
   * Archives what the store has, for many sessions in a few statements. Outcomes are in the order of
   * entries, of which no two may be of the same session. A row is replaced by a higher version of its
   * epoch, or by a later change of another epoch; a row written during an outage is replaced by any version
   * beyond its base.
   */
  keep(entries: readonly KeepEntry[]): Promise<readonly KeepOutcome[]>;

  /**
   * Commits a turn during an outage of the store, by the same compare-and-set. A row that is behind the
   * expected version, or not newer and of another epoch, is stale and is replaced. So is an expired row if
   * no session is expected.
   */
  commit(id: string, commit: Commit, away: AwayTurn): Promise<AwayCommitOutcome>;

  /** Unexpired sessions that the store may lack, least recently updated first. */
  unsaved(limit: number): Promise<readonly UnsavedSession[]>;
  /** The store now has this version. Turns taken since stay unsaved and descend from it. */
  markSaved(id: string, epoch: string, version: number): Promise<void>;
  /** The store's own line wins: removes this one, unless it has advanced meanwhile. Its turns stay. */
  dropUnsaved(id: string, epoch: string, version: number): Promise<void>;

  /** Erases everything archived of the session, known or not, and refuses it from then on. */
  delete(id: string): Promise<void>;
  /** Ids of sessions deleted at or after this instant (epoch ms), oldest deletion first. */
  tombstonesSince(instant: number): Promise<readonly string[]>;

  /**
   * Announces for `seconds` that an instance cannot reach the store: what it takes meanwhile is only in the
   * database.
   */
  announceOutage(instance: string, seconds: number): Promise<void>;
  /** The instance can reach the store again, which has everything it took. */
  endOutage(instance: string): Promise<void>;
  /** Whether any other instance has announced an outage. */
  isAnyOut(besides: string): Promise<boolean>;

  /** Moves `expiresAt` (epoch ms) of sessions forward, never back. */
  touch(entries: readonly { readonly id: string; readonly expiresAt: number }[]): Promise<void>;
  /** `details` must not contain personal data. */
  audit(action: AuditAction, id: string, details: JsonObject): Promise<void>;
  /** Records when and why expired sessions ended; resolves to their number. */
  endLapsed(): Promise<number>;
  /**
   * Removes what is older than `retentionDays`, and expired tombstones; at most a few thousand rows of
   * each.
   */
  sweep(retentionDays: number): Promise<number>;
}

/** The database could not be reached, or not in time. */
export class ArchiveUnavailable extends Error {
  override readonly name = 'ArchiveUnavailable';
}
