import { type Kysely, Migrator } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';
import { migrations } from './migrations/migrations.ts';

/**
 * Brings the database to the newest schema and resolves to the names of the migrations that it took. They run
 * in one transaction under an advisory lock: of several processes that start at once, one does the work.
 */
export async function migrate(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}
