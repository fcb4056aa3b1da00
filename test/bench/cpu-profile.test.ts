import { expect, test } from 'vitest';
import { type CpuProfile, summarise } from '../../bench/cpu-profile.ts';

const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 0, columnNumber: 0 });
const TURN = frame('turn', 'file:///app/backend/src/turns/handle-turn.ts');

const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 5] },
    { id: 2, callFrame: TURN, children: [3] },
    { id: 3, callFrame: frame('send', 'file:///app/node_modules/ioredis/built/Redis.js'), children: [4] },
    { id: 4, callFrame: frame('write', 'node:net') },
    { id: 5, callFrame: frame('(idle)') },
  ],
  samples: [4, 2, 5],
  timeDeltas: [30, 10, 1_000],
};

test('idle time costs nothing', () => {
  expect(summarise(profile).totalMicros).toBe(40);
});

test("time in Node's own code is its caller's", () => {
  expect(summarise(profile).byOwner).toEqual([
    ['ioredis', 30],
    ['turns/handle-turn.ts', 10],
  ]);
});

test('a function of ours costs what it calls, too', () => {
  expect(summarise(profile).byFunction).toEqual([['turn turns/handle-turn.ts:1', 40]]);
});
