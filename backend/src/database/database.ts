import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { before, monotonicMs } from '../lib/deadline.ts';
import type { Logger } from '../lib/logger.ts';
import { away, ConnectionLost, DatabaseUnavailable, TransactionConflict } from './database-error.ts';
import type { DatabaseSchema } from './database-schema.ts';

/** Durable storage: PostgreSQL, or PGlite in a folder that only this process has open. */
export interface Database {
  readonly kind: 'postgres' | 'pglite';
  /**
   * Runs idempotent work. It is repeated if the database aborts it because of a conflict, or if the
   * connection breaks, which leaves open whether it was done. Rejects with `DatabaseUnavailable` when the
   * database, with its newest schema, cannot be reached in time.
   */
  run<T>(work: (db: Kysely<DatabaseSchema>) => Promise<T>): Promise<T>;
  /** Round trip in milliseconds. Rejects with `DatabaseUnavailable`. */
  ping(): Promise<number>;
  close(): Promise<void>;
}

/** `refused`: the database answered with an error. */
export const DATABASE_FAILURES = ['unavailable', 'refused'] as const;
export type DatabaseOutcome = 'done' | (typeof DATABASE_FAILURES)[number];

/** Receives what metrics count. */
export interface DatabaseObserver {
  databaseWork(seconds: number, outcome: DatabaseOutcome): void;
}

interface SqlDatabaseParts {
  readonly kind: Database['kind'];
  readonly db: Kysely<DatabaseSchema>;
  readonly migrate: () => Promise<readonly string[]>;
  /** How long work waits for the newest schema. */
  readonly schemaWithinMs: number;
  readonly logger: Logger;
  readonly observer?: DatabaseObserver | undefined;
  /** Closes the connections and everything that was opened with them. */
  readonly release: () => Promise<void>;
}

/** A failure that took this long was a time-out; for as long again, callers fail fast. */
const TIMED_OUT_MS = 1_000;
const TRIES = 4;

export class SqlDatabase implements Database {
  readonly kind: Database['kind'];
  readonly #parts: SqlDatabaseParts;
  readonly #closing = new AbortController();
  readonly #background: Promise<void>;
  #migration: Promise<void> | null = null;
  #migrated = false;
  #refuseUntil = 0;

  constructor(parts: SqlDatabaseParts) {
    this.kind = parts.kind;
    this.#parts = parts;
    this.#background = this.#migrateWhenReachable();
  }

  async run<T>(work: (db: Kysely<DatabaseSchema>) => Promise<T>): Promise<T> {
    const startedAt = monotonicMs();
    try {
      if (startedAt < this.#refuseUntil)
        throw away(new Error('It timed out a moment ago, so this call failed fast'));
      if (!this.#migrated) await this.#schema();
      const result = await repeat(() => work(this.#parts.db));
      this.#tell(startedAt, 'done');
      return result;
    } catch (error) {
      const isAway = error instanceof DatabaseUnavailable;
      if (isAway) this.#noteAway(startedAt);
      this.#tell(startedAt, isAway ? 'unavailable' : 'refused');
      throw error;
    }
  }

  async ping(): Promise<number> {
    const startedAt = monotonicMs();
    await this.run((db) => sql`select 1`.execute(db));
    return monotonicMs() - startedAt;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#background;
    await this.#parts.release();
  }

  #tell(startedAt: number, outcome: DatabaseOutcome): void {
    this.#parts.observer?.databaseWork((monotonicMs() - startedAt) / 1_000, outcome);
  }

  #noteAway(startedAt: number): void {
    const now = monotonicMs();
    if (now - startedAt >= TIMED_OUT_MS) this.#refuseUntil = now + TIMED_OUT_MS;
  }

  /** Waits for the newest schema, within a turn's time. */
  async #schema(): Promise<void> {
    try {
      await before(monotonicMs() + this.#parts.schemaWithinMs, this.#migrateOnce());
    } catch (error) {
      throw error instanceof DatabaseUnavailable ? error : away(error);
    }
  }

  /** One attempt at a time, shared by all who wait for it. */
  #migrateOnce(): Promise<void> {
    this.#migration ??= this.#migrate().finally(() => {
      this.#migration = null;
    });
    return this.#migration;
  }

  async #migrate(): Promise<void> {
    if (this.#migrated) return;
    const taken = await this.#parts.migrate();
    this.#migrated = true;
    if (taken.length > 0) this.#parts.logger.info({ migrations: taken }, 'database migrated');
  }

  async #migrateWhenReachable(): Promise<void> {
    const { logger } = this.#parts;
    const { signal } = this.#closing;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await this.#migrateOnce();
        if (attempt > 1) logger.info({ attempt }, 'database reached');
        return;
      } catch (error) {
        if (attempt === 1) logger.warn({ err: error }, 'database unavailable, retrying');
        await delay(randomInt(500, 1_500), undefined, { signal }).catch(() => {});
      }
    }
  }
}

async function repeat<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!mayRepeat(error) || attempt >= TRIES) throw error;
      await delay(randomInt(5, 25 * attempt));
    }
  }
}

const mayRepeat = (error: unknown): boolean =>
  error instanceof TransactionConflict || error instanceof ConnectionLost;
