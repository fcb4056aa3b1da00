import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { silentLogger } from './bookings.ts';

/** Where a DATA_DIR with an empty database lies: PGlite takes seconds to make one, and a copy a tenth of one. */
const TEMPLATE = 'HOLDFAST_TEST_PGLITE_TEMPLATE';

/** Of a whole run of tests. */
export default async function makeTemplate(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'holdfast-template-'));
  const database = await openDatabase({ databaseUrl: null, dataDir, logger: silentLogger });
  await database.ping();
  await database.close();
  process.env[TEMPLATE] = dataDir;
  return () => rm(dataDir, { recursive: true, force: true });
}

/** Puts an empty database of the newest schema into a DATA_DIR; nothing outside a run of tests. */
export async function copyTemplate(dataDir: string): Promise<void> {
  const { [TEMPLATE]: template } = process.env;
  if (template !== undefined) await cp(template, dataDir, { recursive: true });
}
