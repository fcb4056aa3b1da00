import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tarEntries } from '../../backend/src/lib/tar-entries.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-tar-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const tar = (...names: readonly string[]): Buffer =>
  execFileSync('tar', ['--format=ustar', '-cf', '-', '-C', folder, ...names]);

test('everything tar writes is read back', () => {
  mkdirSync(join(folder, 'base/empty'), { recursive: true });
  const contents = { none: 0, short: 1, block: 512, longer: 513 };
  for (const [name, size] of Object.entries(contents))
    writeFileSync(join(folder, 'base', name), Buffer.alloc(size, name));

  const entries = [...tarEntries(tar('base'))].map(({ path, content }) => [path, content && `${content}`]);
  expect(Object.fromEntries(entries)).toEqual({
    'base/': null,
    'base/empty/': null,
    'base/none': '',
    'base/short': 's',
    'base/block': `${Buffer.alloc(512, 'block')}`,
    'base/longer': `${Buffer.alloc(513, 'longer')}`,
  });
});

test('an archive that was cut off is refused', () => {
  writeFileSync(join(folder, 'data'), Buffer.alloc(2_000));
  expect(() => [...tarEntries(tar('data').subarray(0, 1_500))]).toThrow('ends within data');
  expect(() => [...tarEntries(tar('data').subarray(0, 100))]).toThrow('tar archive');
});

test('what is neither file nor folder is refused', () => {
  symlinkSync('elsewhere', join(folder, 'link'));
  expect(() => [...tarEntries(tar('link'))]).toThrow('link is of type "2" in this tar archive');
});
