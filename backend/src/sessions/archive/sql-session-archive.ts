import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../../database/database.ts';
import { DatabaseUnavailable } from '../../database/database-error.ts';
import type { DatabaseSchema } from '../../database/database-schema.ts';
import { type Clock, toInstant } from '../../lib/clock.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { KeyRing } from '../key-ring.ts';
import type { Commit } from '../session-store.ts';
import { ArchiveCipher } from './archive-cipher.ts';
import { archivedTurn } from './archived-turn.ts';
import { replaceRow } from './commit-statement.ts';
import { decideCommit } from './compare-lines.ts';
import { eraseSession } from './delete-statement.ts';
import { insertTurns } from './insert-turns.ts';
import { keepRows, type NewRow } from './keep-statement.ts';
import { endLapsed, renewExpiries } from './lapse-statement.ts';
import { announceOutage, endOutage, isAnyOut } from './outage-statements.ts';
import { recallRow } from './recall-statement.ts';
import {
  type ArchivedTurn,
  ArchiveUnavailable,
  type AuditAction,
  type AwayCommitOutcome,
  type AwayTurn,
  type KeepEntry,
  type KeepOutcome,
  type RecallOutcome,
  type SessionArchive,
  TOMBSTONE_SECONDS,
  type UnsavedSession,
} from './session-archive.ts';
import { type HasBooking, sessionRow, type TurnRow, turnRow } from './session-row.ts';
import { sweep } from './sweep-statements.ts';
import { tombstoneIds } from './tombstones-statement.ts';
import { selectTurns } from './turns-statement.ts';
import { dropUnsaved, markSaved, selectUnsaved } from './unsaved-statement.ts';
import { lockOutDeletions, lockOutWriters } from './writer-lock.ts';

export interface SqlSessionArchiveOptions {
  readonly database: Database;
  readonly ring: KeyRing;
  readonly hasBooking: HasBooking;
  readonly clock: Clock;
}

type Db = Kysely<DatabaseSchema>;

type SealedEntry = NewRow & { readonly turns: readonly TurnRow[] };

/** Sealing takes some 50 µs each, which would delay turns. */
const SEALED_AT_ONCE = 8;
const DAY_MS = 24 * 60 * 60 * 1_000;

export class SqlSessionArchive implements SessionArchive {
  readonly #database: Database;
  readonly #cipher: ArchiveCipher;
  readonly #hasBooking: HasBooking;
  readonly #clock: Clock;

  constructor({ database, ring, hasBooking, clock }: SqlSessionArchiveOptions) {
    this.#database = database;
    this.#cipher = new ArchiveCipher(ring);
    this.#hasBooking = hasBooking;
    this.#clock = clock;
  }

  async recall(id: string): Promise<RecallOutcome> {
    const recalled = await this.#run((db) => recallRow(db, this.#cipher, id, this.#tombstonesAfter()));
    if (recalled.kind !== 'row') return recalled;
    const { line } = recalled.row;
    return line ? { kind: 'found', ...line } : { kind: 'absent' };
  }

  async turns(id: string, limit: number): Promise<readonly ArchivedTurn[]> {
    return this.#run((db) => selectTurns(db, this.#cipher, id, limit));
  }

  async keep(entries: readonly KeepEntry[]): Promise<readonly KeepOutcome[]> {
    if (entries.length === 0) return [];
    const rows = await this.#sealed(entries);
    return this.#write(async (db) => {
      const outcomes = await keepRows(db, rows, this.#tombstonesAfter());
      const accepted = rows.filter((_, index) => outcomes[index]?.kind !== 'deleted');
      const turns = accepted.flatMap((each) => each.turns);
      await insertTurns(db, turns, false);
      return outcomes;
    });
  }

  async commit(id: string, commit: Commit, away: AwayTurn): Promise<AwayCommitOutcome> {
    return this.#write(async (db) => {
      for (;;) {
        const outcome = await this.#tryCommit(db, id, commit, away);
        if (outcome) return outcome;
      }
    });
  }

  async unsaved(limit: number): Promise<readonly UnsavedSession[]> {
    return this.#run((db) => selectUnsaved(db, this.#cipher, limit, this.#clock.now()));
  }

  async markSaved(id: string, epoch: string, version: number): Promise<void> {
    await this.#run((db) => markSaved(db, this.#cipher.hashes(id), epoch, version));
  }

  async dropUnsaved(id: string, epoch: string, version: number): Promise<void> {
    await this.#run((db) => dropUnsaved(db, this.#cipher.hashes(id), epoch, version));
  }

  async delete(id: string): Promise<void> {
    await this.#run((db) =>
      db.transaction().execute(async (transaction) => {
        await lockOutWriters(transaction);
        await eraseSession(transaction, this.#cipher, id, this.#clock.now());
      }),
    );
  }

  async tombstonesSince(instant: number): Promise<readonly string[]> {
    const since = Math.max(instant, this.#tombstonesAfter() + 1);
    return this.#run((db) => tombstoneIds(db, this.#cipher, since));
  }

  async announceOutage(instance: string, seconds: number): Promise<void> {
    await this.#run((db) => announceOutage(db, instance, seconds));
  }

  async endOutage(instance: string): Promise<void> {
    await this.#run((db) => endOutage(db, instance));
  }

  async isAnyOut(besides: string): Promise<boolean> {
    return this.#run((db) => isAnyOut(db, besides));
  }

  async touch(entries: readonly { readonly id: string; readonly expiresAt: number }[]): Promise<void> {
    const expiries = entries.flatMap(({ id, expiresAt }) =>
      this.#cipher.hashes(id).map((idHash) => ({ idHash, expiresAt })),
    );
    await this.#run((db) => renewExpiries(db, expiries));
  }

  async audit(action: AuditAction, id: string, details: JsonObject): Promise<void> {
    const { idHash } = this.#cipher.hash(id);
    const row = {
      action,
      id_hash: idHash,
      details: JSON.stringify(details),
      at: toInstant(this.#clock.now()),
    };
    await this.#run((db) => db.insertInto('audit').values(row).execute());
  }

  async endLapsed(): Promise<number> {
    return this.#run((db) => endLapsed(db, this.#clock.now()));
  }

  async sweep(retentionDays: number): Promise<number> {
    const now = this.#clock.now();
    const limits = {
      keptSince: now - retentionDays * DAY_MS,
      tombstonesSince: this.#tombstonesAfter(),
      now,
    };
    return this.#run((db) => sweep(db, limits));
  }

  /** Null: another writer came in between, so try again. Each retry means that a writer has succeeded. */
  async #tryCommit(db: Db, id: string, commit: Commit, away: AwayTurn): Promise<AwayCommitOutcome | null> {
    const recalled = await recallRow(db, this.#cipher, id, this.#tombstonesAfter());
    if (recalled.kind === 'deleted') return recalled;
    const seen = recalled.kind === 'row' ? recalled.row : null;
    const decision = decideCommit(seen?.line ?? null, commit, away, this.#clock.now());
    if (decision.kind !== 'apply') return decision;
    const { row, hashes, turns } = this.#toRows({
      id,
      session: commit.next,
      expiresAt: away.expiresAt,
      turns: [archivedTurn(commit, away.previous?.current ?? null)],
    });
    const isReplaced = await replaceRow(db, row, hashes, decision.base, seen);
    if (!isReplaced) return null;
    await insertTurns(db, turns, true);
    return { kind: 'applied', base: decision.base };
  }

  async #sealed(entries: readonly KeepEntry[]): Promise<readonly SealedEntry[]> {
    const sealed: SealedEntry[] = [];
    for (const entry of entries) {
      sealed.push(this.#toRows(entry));
      if (sealed.length % SEALED_AT_ONCE === 0) await letOthersRun();
    }
    return sealed;
  }

  #toRows(entry: KeepEntry): SealedEntry {
    const hashed = this.#cipher.hash(entry.id);
    return {
      row: sessionRow(this.#cipher, hashed, this.#hasBooking, entry),
      hashes: this.#cipher.hashes(entry.id, hashed),
      turns: entry.turns.map((turn) => turnRow(this.#cipher, hashed, turn)),
    };
  }

  /** Deletions up to this instant (epoch ms) are ignored. */
  #tombstonesAfter(): number {
    return this.#clock.now() - TOMBSTONE_SECONDS * 1_000;
  }

  #write<T>(work: (transaction: Db) => Promise<T>): Promise<T> {
    return this.#run((db) =>
      db.transaction().execute(async (transaction) => {
        await lockOutDeletions(transaction);
        return work(transaction);
      }),
    );
  }

  async #run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    try {
      return await this.#database.run(work);
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error;
      throw new ArchiveUnavailable('The archive could not be reached in time', { cause: error });
    }
  }
}
