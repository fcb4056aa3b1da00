import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { before, monotonicMs } from '../lib/deadline.ts';
import { shortHash } from '../lib/ids.ts';
import { away, DatabaseUnavailable, fromQueryError } from './database-error.ts';

export interface SqlDialectOptions {
  readonly pool: Pool;
  /** The time limit of a query; null waits indefinitely. */
  readonly answerWithinMs: number | null;
  /**
   * All clients share one session, as in PGlite: it supports no named statements, and closing a client ends
   * no transaction.
   */
  readonly sharesSession: boolean;
}

/**
 * Kysely's PostgreSQL dialect with its own driver. Kysely's driver returns a connection whose query timed
 * out to the pool, where the next query waits behind the dead one; this one closes it. Every failure is
 * translated to `DatabaseUnavailable`, or to an error without values in it.
 */
export function createSqlDialect(options: SqlDialectOptions): Dialect {
  return {
    createDriver: () => new SqlDriver(options),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

class SqlDriver implements Driver {
  readonly #pool: Pool;
  readonly #answerWithinMs: number | null;
  readonly #sharesSession: boolean;
  /** A statement prepared by name is parsed once for each connection. */
  readonly #nameOf: (statement: string) => string | undefined;

  constructor({ pool, answerWithinMs, sharesSession }: SqlDialectOptions) {
    this.#pool = pool;
    this.#answerWithinMs = answerWithinMs;
    this.#sharesSession = sharesSession;
    this.#nameOf = sharesSession ? () => undefined : statementNames();
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqlConnection> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw away(error);
    });
    return new SqlConnection(client, this.#answerWithinMs, this.#nameOf);
  }

  async beginTransaction(connection: SqlConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: SqlConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: SqlConnection): Promise<void> {
    // A broken connection is about to be closed, which ends its transaction unless the session is shared.
    const endsAnyway = connection.broken && !this.#sharesSession;
    if (!endsAnyway) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(connection: SqlConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

class SqlConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #answerWithinMs: number | null;
  readonly #nameOf: (statement: string) => string | undefined;
  #broken = false;

  constructor(
    client: PoolClient,
    answerWithinMs: number | null,
    nameOf: (statement: string) => string | undefined,
  ) {
    this.#client = client;
    this.#answerWithinMs = answerWithinMs;
    this.#nameOf = nameOf;
    client.on('error', this.#onError);
  }

  get broken(): boolean {
    return this.#broken;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const name = parameters.length > 0 ? this.#nameOf(sql) : undefined;
    const statement = { text: sql, values: [...parameters], ...(name !== undefined && { name }) };
    try {
      const { rows, rowCount } = await this.#inTime(this.#client.query(statement));
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      const meaning = fromQueryError(error);
      if (meaning instanceof DatabaseUnavailable) this.#broken = true;
      throw meaning;
    }
  }

  // biome-ignore lint/correctness/useYield: the interface requires it, and nothing here streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported; use pages.');
  }

  release(): void {
    this.#client.off('error', this.#onError);
    this.#client.release(this.#broken);
  }

  // pg's `query_timeout` is not used: after a blocked event loop it fires before an answer that has already
  // arrived is read.
  #inTime<T>(answer: Promise<T>): Promise<T> {
    return this.#answerWithinMs === null ? answer : before(monotonicMs() + this.#answerWithinMs, answer);
  }

  // Between two statements of a transaction nothing else listens, and an unhandled 'error' event ends the
  // process.
  readonly #onError = (): void => {
    this.#broken = true;
  };
}

/** Statement texts are constants in the source, so the map stays small. */
function statementNames(): (statement: string) => string {
  const names = new Map<string, string>();
  return (statement) => {
    const known = names.get(statement);
    if (known !== undefined) return known;
    const name = shortHash(statement);
    names.set(statement, name);
    return name;
  };
}
