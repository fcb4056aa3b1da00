import { type Kysely, Migrator } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';
import { migrations } from './migrations/migrations.ts';

/**
 * Brings the database to the newest schema and resolves to the names of the migrations that it took. They run
 * in one transaction under an advisory lock: of several processes that start at once, one does the work.
 */
export async function migrate(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const { error, results = [] } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}

/** Names of those that it would take. Changes nothing. */
export async function pendingMigrations(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const known = await migratorOf(db).getMigrations();
  return known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

const migratorOf = (db: Kysely<DatabaseSchema>): Migrator =>
  new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
