import { openDatabase } from '../../../backend/src/database/open-database.ts';
import { silentLogger } from '../../support/bookings.ts';
import { startPostgres } from '../../support/postgres.ts';
import { describeSessionArchive } from './session-archive.conformance.ts';
import { sqlHarness } from './sql-harness.ts';

describeSessionArchive('SqlSessionArchive on PostgreSQL', async () => {
  const postgres = await startPostgres();
  const harness = sqlHarness(
    await openDatabase({ databaseUrl: postgres.url, dataDir: null, logger: silentLogger }),
  );
  return {
    ...harness,
    close: async () => {
      await harness.close();
      await postgres.stop();
    },
  };
});
