import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from './database-schema.ts';

const tableSchema = z.object({ name: z.string() });

/**
 * Does what PostgreSQL's background processes do, which PGlite lacks: checkpoints, without which its
 * write-ahead log grows for as long as it is open, and vacuuming, by autovacuum's rule.
 */
export async function keepUp(db: Kysely<DatabaseSchema>): Promise<void> {
  await sql`checkpoint`.execute(db);
  const { rows } = await sql`
    select relname as name from pg_stat_user_tables
    where n_dead_tup > current_setting('autovacuum_vacuum_threshold')::float8
      + current_setting('autovacuum_vacuum_scale_factor')::float8 * n_live_tup
  `.execute(db);
  for (const row of rows) {
    const { name } = tableSchema.parse(row);
    await sql`vacuum (analyze) ${sql.table(name)}`.execute(db);
  }
}
