import process from 'node:process';
import { SqlTicketStore } from '../../backend/src/bookings/sql-ticket-store.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { silentLogger, turnOf } from '../support/bookings.ts';

// Run by pglite-folder.test.ts: opens the folder, writes, reports that, and runs until it is killed.
const [, , dataDir = ''] = process.argv;
const database = await openDatabase({ databaseUrl: null, dataDir, logger: silentLogger });
await new SqlTicketStore(database).open({ issue: 'written by the other process', email: null }, turnOf('a'));
process.stdout.write('open\n');
setInterval(() => {}, 60_000);
