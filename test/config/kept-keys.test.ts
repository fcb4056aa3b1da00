import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigError } from '../../backend/src/config/config-error.ts';
import { keepResumeTokenKeys } from '../../backend/src/config/kept-keys.ts';
import { resumeTokenKeysSchema } from '../../backend/src/config/resume-token-keys.ts';

let parent: string;
let dataDir: string;
let file: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'holdfast-keys-'));
  dataDir = join(parent, 'data');
  file = join(dataDir, 'resume-token-keys');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test('a first start makes a key of 32 bytes, and every later one has the same', () => {
  const [key, ...others] = keepResumeTokenKeys(dataDir);
  expect(others).toEqual([]);
  expect(Buffer.from(key?.secret.toString() ?? '', 'base64url')).toHaveLength(32);
  expect(keepResumeTokenKeys(dataDir)).toEqual([key]);
});

test('each deployment makes its own', () => {
  expect(keepResumeTokenKeys(dataDir)).not.toEqual(keepResumeTokenKeys(join(parent, 'other')));
});

test('only the owner can read it with any umask, and nothing else is left behind', () => {
  const before = process.umask(0);
  keepResumeTokenKeys(dataDir);
  process.umask(before);
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect(readdirSync(dataDir)).toEqual(['resume-token-keys']);
});

test('what is kept can be moved to RESUME_TOKEN_KEYS, and a newer key be put before it', () => {
  const kept = keepResumeTokenKeys(dataDir);
  const written = readFileSync(file, 'utf8').trim();
  expect(resumeTokenKeysSchema.parse(written)).toEqual(kept);
  writeFileSync(file, `C6wS9HI2bQm3rV0xN8kTzFy5LdPa7uGe,${written}\n`);
  expect(keepResumeTokenKeys(dataDir)).toEqual([expect.anything(), ...kept]);
});

test('of several first starts at once, all get the same key', async () => {
  const go = join(parent, 'go');
  const starts = Array.from({ length: 4 }, () => startWaiting(go));
  await Promise.all(starts.map((start) => once(start.stdout, 'data')));
  writeFileSync(go, '');
  const kids = await Promise.all(starts.map((start) => text(start.stdout)));
  expect(kids[0]).toMatch(/^[\w-]{11}$/);
  expect(new Set(kids).size).toBe(1);
  expect(readdirSync(dataDir)).toEqual(['resume-token-keys']);
});

/** Starts a process that reports when it is ready and takes the keys once the file `go` exists. */
function startWaiting(go: string) {
  const script = `
    import { existsSync, writeSync } from 'node:fs';
    import { keepResumeTokenKeys } from '${new URL('../../backend/src/config/kept-keys.ts', import.meta.url)}';
    writeSync(1, ' ');
    while (!existsSync('${go}'));
    writeSync(1, keepResumeTokenKeys('${dataDir}')[0].kid);
  `;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

test.each(['', 'short', 'change-me-change-me-change-me-1234'])(
  'a file that holds "%s" stops the start',
  (content) => {
    keepResumeTokenKeys(dataDir);
    writeFileSync(file, content);
    expect(() => keepResumeTokenKeys(dataDir)).toThrow(ConfigError);
    expect(() => keepResumeTokenKeys(dataDir)).toThrow(
      /resume-token-keys contains no valid keys\. Restore it, or delete it/,
    );
    expect(readFileSync(file, 'utf8')).toBe(content);
  },
);

test('a folder that cannot be made stops the start, and the message says what to set', () => {
  writeFileSync(dataDir, 'a file where the folder would be');
  expect(() => keepResumeTokenKeys(dataDir)).toThrow(/\(EEXIST\)\. Set RESUME_TOKEN_KEYS, or set DATA_DIR/);
});
