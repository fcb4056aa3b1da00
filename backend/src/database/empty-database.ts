import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { tarEntries } from '../lib/tar-entries.ts';
import { openPglite } from './open-pglite.ts';

/**
 * The database that a new data folder starts from. The build puts it beside the code, because PGlite takes
 * seconds to create one. Its name contains the version of PGlite, since another version may not read its
 * files. Absent when the sources run.
 */
export const EMPTY_DATABASE = fileURLToPath(
  new URL(`./empty-database-pglite-${pgliteVersion()}.tar.gz`, import.meta.url),
);

/** With its default of 16 KB, zlib takes twice as long. */
const CHUNK_BYTES = 1 << 20;

/**
 * Creates a database where none exists; requires the folder lock. It is built beside its place and then
 * renamed, so that a partial one left by a killed process is never used.
 */
export async function makeDatabaseFolder(folder: string, archive = EMPTY_DATABASE): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  if (existsSync(archive)) await unpack(archive, draft);
  else await (await openPglite(draft)).close();
  renameSync(draft, folder);
}

async function unpack(archive: string, folder: string): Promise<void> {
  const tar = await promisify(gunzip)(await readFile(archive), { chunkSize: CHUNK_BYTES });
  mkdirSync(folder);
  for (const { path, content } of tarEntries(tar)) {
    if (content === null) mkdirSync(join(folder, path), { recursive: true });
    else writeFileSync(join(folder, path), content);
  }
}

function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const description: unknown = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(description).version;
}
