import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const CLI = fileURLToPath(new URL('../../backend/src/database/migrate-cli.ts', import.meta.url));

let parent: string;
let dataDir: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'holdfast-migrate-'));
  dataDir = join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, err, code };
}

test.each([
  ['--help', 0],
  ['-h', 0],
  ['--dry-run', 2],
  ['down', 2],
])('with %s it tells what it does, and does nothing', async (argument, code) => {
  const told = await run(argument);
  expect(told.code).toBe(code);
  expect(told.out + told.err).toContain('Brings the database to the newest schema');
  expect(existsSync(dataDir)).toBe(false);
});
