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
  /** What has no answer by then has none; null waits for ever. */
  readonly answerWithinMs: number | null;
  /** All clients are one session, as in PGlite: it takes no names for statements, and no transaction ends with a client. */
  readonly sharesSession: boolean;
}

/**
 * Kysely's PostgreSQL dialect with a driver of our own. Kysely's returns a connection whose query timed out to
 * the pool, where the next query waits behind the dead one; this one ends it. And whatever fails here leaves
 * as `DatabaseUnavailable`, or as an error without values in it.
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
  /** Prepared by name, a statement is parsed once a connection. */
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
    // A broken connection is about to be ended, and its transaction with it, if that is the session's end.
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

  // biome-ignore lint/correctness/useYield: the interface asks for it and nothing here streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported; ask for pages.');
  }

  release(): void {
    this.#client.off('error', this.#onError);
    this.#client.release(this.#broken);
  }

  // Not pg's `query_timeout`: it is over before an answer is read that came while the event loop was kept busy.
  #inTime<T>(answer: Promise<T>): Promise<T> {
    return this.#answerWithinMs === null ? answer : before(monotonicMs() + this.#answerWithinMs, answer);
  }

  // Between two statements of a transaction nobody else listens, and an unheard 'error' ends the process.
  readonly #onError = (): void => {
    this.#broken = true;
  };
}

/** Statement texts are constants of the source, so the map stays small. */
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
