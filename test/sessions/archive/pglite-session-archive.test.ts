import { openDatabase } from '../../../backend/src/database/open-database.ts';
import { silentLogger } from '../../support/bookings.ts';
import { describeSessionArchive } from './session-archive.conformance.ts';
import { sqlHarness } from './sql-harness.ts';

describeSessionArchive('SqlSessionArchive on PGlite', async () =>
  sqlHarness(await openDatabase({ databaseUrl: null, dataDir: null, logger: silentLogger })),
);
