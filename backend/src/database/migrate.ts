import { DEFAULT_MIGRATION_TABLE, type Kysely, Migrator, sql } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';
import { migrations } from './migrations/migrations.ts';

/**
 * Migrates to the newest schema and resolves to the names of the migrations that ran. They run in one
 * transaction under an advisory lock, so of several processes that start at once, one does the work.
 *
 * A database that a newer build has migrated further is left as it is. Kysely's migrator would refuse it,
 * but an older build has to start on it during a rolling deploy and after a rollback.
 */
export async function migrate(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const pending = await pendingMigrations(db);
  if (pending.length === 0) return [];
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}

/** Names of the migrations that would run. Changes nothing. */
export async function pendingMigrations(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const taken = new Set(await takenMigrations(db));
  return Object.keys(migrations).filter((name) => !taken.has(name));
}

/** Names of all migrations that have run, including those of a newer build. */
async function takenMigrations(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const table = await sql`select 1 where to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null`.execute(db);
  if (table.rows.length === 0) return [];
  const taken = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(
    db,
  );
  return taken.rows.map(({ name }) => name);
}
