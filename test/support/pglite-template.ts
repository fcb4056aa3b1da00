import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { silentLogger } from './bookings.ts';

declare module 'vitest' {
  interface ProvidedContext {
    pgliteTemplate: string;
  }
}

/** To make a database takes PGlite seconds, and to copy one a tenth of one: so it is made once a run. */
export default async function makeTemplate(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'holdfast-template-'));
  const database = await openDatabase({ databaseUrl: null, dataDir, logger: silentLogger });
  await database.ping();
  await database.close();
  project.provide('pgliteTemplate', dataDir);
  return () => rm(dataDir, { recursive: true, force: true });
}

/** A new DATA_DIR with an empty database of the newest schema. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'holdfast-data-'));
  await cp(inject('pgliteTemplate'), dataDir, { recursive: true });
  return dataDir;
}
