import { type Kysely, sql } from 'kysely';
import type { Logger } from '../lib/logger.ts';
import type { ConnectedDatabase } from './connect-pglite.ts';
import { connectPostgres } from './connect-postgres.ts';
import type { DatabaseSchema } from './database-schema.ts';
import { pendingMigrations } from './migrate.ts';

export interface DatabaseInspection {
  readonly version: string;
  /** The fastest of several round trips. */
  readonly latencyMs: number;
  /** The server's clock in epoch milliseconds, and ours at the middle of the round trip. */
  readonly clocks: { readonly theirs: number; readonly ours: number };
  readonly pendingMigrations: readonly string[];
}

const SAMPLES = 5;

interface InspectOptions {
  /** Null: PGlite in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly now: () => number;
  readonly logger: Logger;
}

/** Inspects a database without changing it. Rejects like a query, or with `FolderHeld`. */
export async function inspectDatabase(options: InspectOptions): Promise<DatabaseInspection> {
  const { db, release } = await connect(options);
  try {
    return await inspect(db, options.now);
  } finally {
    await db.destroy();
    await release();
  }
}

async function connect({ databaseUrl, dataDir, logger }: InspectOptions): Promise<ConnectedDatabase> {
  if (databaseUrl !== null)
    return { db: connectPostgres({ databaseUrl, connections: 1, logger }), release: async () => {} };
  const { connectPglite } = await import('./connect-pglite.ts');
  return connectPglite(dataDir);
}

async function inspect(db: Kysely<DatabaseSchema>, now: () => number): Promise<DatabaseInspection> {
  const samples: Sample[] = [];
  while (samples.length < SAMPLES) samples.push(await sample(db, now));
  const [fastest] = samples.toSorted((a, b) => a.latencyMs - b.latencyMs);
  if (!fastest) throw new Error('Inspecting takes at least one sample');
  return { ...fastest, pendingMigrations: await pendingMigrations(db) };
}

type Sample = Omit<DatabaseInspection, 'pendingMigrations'>;

async function sample(db: Kysely<DatabaseSchema>, now: () => number): Promise<Sample> {
  const startedAt = now();
  const started = performance.now();
  const { rows } = await sql<{ version: string; now: number }>`
    select current_setting('server_version') as version,
           (extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(db);
  const latencyMs = performance.now() - started;
  const [row] = rows;
  if (!row) throw new Error('A select without a table returned no row');
  return {
    version: row.version,
    latencyMs,
    clocks: { theirs: Number(row.now), ours: startedAt + latencyMs / 2 },
  };
}
