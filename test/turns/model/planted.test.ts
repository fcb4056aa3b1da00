import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parts } from './model-world.ts';
import {
  ArchiveWithoutTombstones,
  believingTokens,
  StoreWithoutVersions,
  withoutMessageIds,
} from './mutants.ts';
import { setUpModel, whateverVisitorsDo } from './whatever-visitors-do.ts';

setUpModel();

const MUTANTS: readonly (readonly [string, () => Partial<Parts>, RegExp])[] = [
  ['message ids are not looked at', withoutMessageIds, /happened twice|never acknowledged/],
  [
    'deletions leave no tombstone',
    () => ({ archive: (options) => new ArchiveWithoutTombstones(options) }),
    /a deleted conversation was answered/,
  ],
  [
    'versions are not compared',
    () => ({ store: (clock, ttlSeconds) => new StoreWithoutVersions(clock, ttlSeconds) }),
    /lost: turn/,
  ],
  ['old tokens are believed', () => believingTokens, /lost: turn|refused/],
];

test.each(MUTANTS)(
  'the model notices when %s',
  async (_, plant, broken) => {
    const { failed, errorInstance } = await fc.check(whateverVisitorsDo(plant()), {
      numRuns: 200,
      seed: 20261121,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
    expect(String(errorInstance)).toMatch(broken);
  },
  120_000,
);
