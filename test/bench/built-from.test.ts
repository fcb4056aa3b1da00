import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { asWritten } from '../../bench/built-from.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Maps line 1, column 0 to line 2, column 0 of the source. */
const MAP = { version: 3, sources: ['../src/turns/turn.ts'], names: [], mappings: ';AACA' };

const profileOf = (url: string) => ({
  nodes: [{ id: 1, callFrame: { functionName: 'turn', url, lineNumber: 1, columnNumber: 5 } }],
  samples: [1],
  timeDeltas: [10],
});

test('a function of a bundle is where it was written', () => {
  const bundle = join(folder, 'main.js');
  writeFileSync(`${bundle}.map`, JSON.stringify(MAP));
  const [node] = asWritten(profileOf(pathToFileURL(bundle).href)).nodes;
  expect(node?.callFrame).toMatchObject({ functionName: 'turn', lineNumber: 1, columnNumber: 0 });
  expect(node?.callFrame.url).toMatch(/\/src\/turns\/turn\.ts$/);
});

test("what has no map, as Node's own code, stays where it is", () => {
  for (const url of ['node:net', 'file:///nowhere/main.js', '']) {
    expect(asWritten(profileOf(url)).nodes).toEqual(profileOf(url).nodes);
  }
});
