import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';
import { migrations } from './migrations/migrations.ts';

/**
 * Brings the database to the newest schema and resolves to the names of the migrations that it took. They run
 * in one transaction under an advisory lock: of several processes that start at once, one does the work.
 */
export async function migrate(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const taken = await takenMigrations(db);
  const { error, results = [] } = await migratorOf(db, taken).migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}

/** Names of those that it would take. Changes nothing. */
export async function pendingMigrations(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const known = await migratorOf(db).getMigrations();
  return known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

/** Names of all that the database has had, of a newer build, too. */
async function takenMigrations(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const table = await sql`select 1 where to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null`.execute(db);
  if (table.rows.length === 0) return [];
  const taken = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(
    db,
  );
  return taken.rows.map(({ name }) => name);
}

const NOTHING: Migration = { up: async () => undefined };

/**
 * What a newer build has taken counts as one of ours that is done, else kysely refuses to go on: an older build has to
 * start on the newer schema while a deploy rolls, and after it is rolled back.
 */
function migratorOf(db: Kysely<DatabaseSchema>, taken: readonly string[] = []): Migrator {
  const others = Object.fromEntries(taken.map((name) => [name, NOTHING]));
  return new Migrator({ db, provider: { getMigrations: async () => ({ ...others, ...migrations }) } });
}
