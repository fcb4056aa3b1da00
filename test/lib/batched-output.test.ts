import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MODULE = fileURLToPath(new URL('../../backend/src/lib/batched-output.ts', import.meta.url));
const LINES = ['one\n', 'two\n', 'three\n'];

test.each([
  ['ends by itself', '', 0],
  ['exits', 'process.exit(3);', 3],
  ['throws', 'throw new Error("planned");', 1],
  ['is left with a rejection', 'Promise.reject(new Error("planned"));', 1],
])('a process that %s has written every line, in order', (_, ending, code) => {
  const program = `
    import { batchedOutput } from ${JSON.stringify(MODULE)};
    const output = batchedOutput();
    for (const line of ${JSON.stringify(LINES)}) output.write(line);
    ${ending}`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
  const ended = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(ended.status, ended.stderr).toBe(code);
  expect(ended.stdout).toBe(LINES.join(''));
});
