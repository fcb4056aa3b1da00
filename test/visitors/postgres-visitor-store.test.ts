import { openDatabase } from '../../backend/src/database/open-database.ts';
import { silentLogger } from '../support/bookings.ts';
import { startPostgres } from '../support/postgres.ts';
import { describeVisitorStore } from './visitor-store.conformance.ts';

describeVisitorStore('SqlVisitorStore on PostgreSQL', async () => {
  const postgres = await startPostgres();
  const database = await openDatabase({ databaseUrl: postgres.url, dataDir: null, logger: silentLogger });
  return {
    database,
    close: async () => {
      await database.close();
      await postgres.stop();
    },
  };
});
