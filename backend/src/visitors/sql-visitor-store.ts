import type { Kysely } from 'kysely';
import type { Database } from '../database/database.ts';
import { DatabaseUnavailable } from '../database/database-error.ts';
import type { DatabaseSchema } from '../database/database-schema.ts';
import type { Clock } from '../lib/clock.ts';
import type { KeyRing } from '../sessions/key-ring.ts';
import { type HashedVisitor, VisitorCipher } from './visitor-cipher.ts';
import { isEmpty, mergeProfiles, NOTHING_KNOWN, type VisitorProfile } from './visitor-profile.ts';
import {
  deleteVisitors,
  lockVisitors,
  selectVisitors,
  sweepVisitors,
  upsertVisitors,
  type VisitorRow,
} from './visitor-statements.ts';
import {
  type RecallOutcome,
  VISITOR_SECONDS,
  type VisitorNews,
  type VisitorStore,
  VisitorsUnavailable,
} from './visitor-store.ts';

export interface SqlVisitorStoreOptions {
  readonly database: Database;
  readonly ring: KeyRing;
  readonly clock: Clock;
}

type Db = Kysely<DatabaseSchema>;

interface Entry extends VisitorNews {
  readonly hashes: readonly [HashedVisitor, ...HashedVisitor[]];
}

export class SqlVisitorStore implements VisitorStore {
  readonly #database: Database;
  readonly #cipher: VisitorCipher;
  readonly #clock: Clock;

  constructor({ database, ring, clock }: SqlVisitorStoreOptions) {
    this.#database = database;
    this.#cipher = new VisitorCipher(ring);
    this.#clock = clock;
  }

  async recall(visitor: string): Promise<RecallOutcome> {
    const hashes = this.#cipher.hashes(visitor).map(({ idHash }) => idHash);
    const rows = await this.#run((db) => selectVisitors(db, hashes, this.#clock.now()));
    const profile = this.#read(rows);
    if (!profile) return { kind: 'forgotten' };
    return isEmpty(profile) ? { kind: 'unknown' } : { kind: 'known', profile };
  }

  async keep(news: readonly VisitorNews[]): Promise<void> {
    if (news.length === 0) return;
    const entries = news.map((each): Entry => ({ ...each, hashes: this.#cipher.hashes(each.visitor) }));
    const all = entries.flatMap(({ hashes }) => hashes.map(({ idHash }) => idHash));
    const older = entries.flatMap(({ hashes: [, ...rest] }) => rest.map(({ idHash }) => idHash));
    await this.#run((db) =>
      db.transaction().execute(async (transaction) => {
        await lockVisitors(transaction, all);
        const known = await selectVisitors(transaction, all, this.#clock.now());
        const rows = entries.flatMap((entry) => this.#toRow(entry, known) ?? []);
        await upsertVisitors(transaction, rows, this.#expiry());
        await deleteVisitors(transaction, older);
      }),
    );
  }

  async forget(visitor: string): Promise<void> {
    // Under every key, because an instance that lacks the newest one must see it, too.
    const rows = this.#cipher.hashes(visitor).map((hashed): VisitorRow => ({ ...hashed, profile: null }));
    await this.#run((db) => upsertVisitors(db, rows, this.#expiry()));
  }

  async sweep(): Promise<number> {
    return this.#run((db) => sweepVisitors(db, this.#clock.now()));
  }

  /** Null if any of the rows says forgotten. */
  #read(rows: readonly VisitorRow[]): VisitorProfile | null {
    let known: VisitorProfile = NOTHING_KNOWN;
    for (const row of rows) {
      if (row.profile === null) return null;
      known = mergeProfiles(known, this.#cipher.open(row, row.profile) ?? NOTHING_KNOWN);
    }
    return known;
  }

  #toRow({ hashes, told }: Entry, known: readonly VisitorRow[]): VisitorRow | null {
    const own = known.filter((row) => hashes.some(({ idHash }) => idHash.equals(row.idHash)));
    const before = this.#read(own);
    const [newest] = hashes;
    return before && { ...newest, profile: this.#cipher.seal(newest, mergeProfiles(before, told)) };
  }

  #expiry(): number {
    return this.#clock.now() + VISITOR_SECONDS * 1_000;
  }

  async #run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    try {
      return await this.#database.run(work);
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error;
      throw new VisitorsUnavailable('Visitor profiles could not be reached in time', {
        cause: error,
      });
    }
  }
}
