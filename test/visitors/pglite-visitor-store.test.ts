import { openDatabase } from '../../backend/src/database/open-database.ts';
import { silentLogger } from '../support/bookings.ts';
import { describeVisitorStore } from './visitor-store.conformance.ts';

describeVisitorStore('SqlVisitorStore on PGlite', async () => {
  const database = await openDatabase({ databaseUrl: null, dataDir: null, logger: silentLogger });
  return { database, close: () => database.close() };
});
