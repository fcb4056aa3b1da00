import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_DATABASE, makeDatabaseFolder } from '../../backend/src/database/empty-database.ts';
import { startChild } from '../support/child.ts';

let dataDir: string;
let folder: string;
let tar: Buffer;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'holdfast-data-'));
  folder = join(dataDir, 'pglite');
  const prepared = join(dataDir, 'prepared');
  mkdirSync(join(prepared, 'pg_wal/archive_status'), { recursive: true });
  writeFileSync(join(prepared, 'PG_VERSION'), '18\n');
  tar = execFileSync('tar', ['--format=ustar', '-cf', '-', '-C', prepared, 'PG_VERSION', 'pg_wal']);
});
afterEach(() => rmSync(dataDir, { recursive: true }));

function zipped(content: Buffer): string {
  const archive = join(dataDir, 'archive.tar.gz');
  writeFileSync(archive, gzipSync(content));
  return archive;
}

const contents = (): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

test('a folder gets what the archive has, empty folders too', async () => {
  await makeDatabaseFolder(folder, zipped(tar));
  expect(contents()).toEqual(['PG_VERSION', 'pg_wal', 'pg_wal/archive_status']);
  expect(readFileSync(join(folder, 'PG_VERSION'), 'utf8')).toBe('18\n');
});

test('a process that is killed while it makes a folder leaves none, and the next one begins anew', async () => {
  const draft = `${folder}.new`;
  // The same file again and again: reading it takes longer than killing the process.
  const endless = zipped(Buffer.concat(Array.from({ length: 100_000 }, () => tar.subarray(0, 1_024))));
  const script = fileURLToPath(new URL('./make-folder.ts', import.meta.url));
  const child = startChild(process.execPath, ['--import', 'tsx', script, folder, endless], {
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await vi.waitFor(() => expect(existsSync(join(draft, 'PG_VERSION'))).toBe(true), {
    timeout: 20_000,
    interval: 1,
  });
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(existsSync(folder)).toBe(false);
  writeFileSync(join(draft, 'left over'), '');

  await makeDatabaseFolder(folder, zipped(tar));
  expect(contents()).toEqual(['PG_VERSION', 'pg_wal', 'pg_wal/archive_status']);
  expect(existsSync(draft)).toBe(false);
});

test('a folder with a database in it is not replaced', async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'PG_VERSION'), 'somebody’s');
  await expect(makeDatabaseFolder(folder, zipped(tar))).rejects.toThrow();
  expect(readFileSync(join(folder, 'PG_VERSION'), 'utf8')).toBe('somebody’s');
});

test('what another version of PGlite made is not looked for', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const { version } = lock.packages['node_modules/@electric-sql/pglite'];
  expect(basename(EMPTY_DATABASE)).toBe(`empty-database-pglite-${version}.tar.gz`);
});
