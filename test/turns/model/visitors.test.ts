import fc from 'fast-check';
import { test } from 'vitest';
import { setUpModel, whateverVisitorsDo } from './whatever-visitors-do.ts';

const RUNS = 200;
const SEED = 20261121;

setUpModel();

test('turns form one line, happen once, stay while they are kept and disappear when they are deleted, whatever fails', async () => {
  await fc.assert(whateverVisitorsDo(), { numRuns: RUNS, seed: SEED });
}, 300_000);
