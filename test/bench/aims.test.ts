import { expect, test } from 'vitest';
import { aimsOf } from '../../bench/aims.ts';
import type { Results } from '../../bench/bench.ts';
import { RESULTS } from './results.ts';
import { roundOf, seriesOf } from './rounds.ts';

const missed = (changed: Partial<Results>): readonly string[] =>
  aimsOf({ ...RESULTS, ...changed })
    .filter(({ isReached }) => !isReached)
    .map(({ aim, reached }) => `${aim} → ${reached}`);

test('what is good enough in all counts misses no aim', () => {
  expect(missed({})).toEqual([]);
  expect(aimsOf(RESULTS)).toHaveLength(10);
});

test('CPU is compared round by round, not median by median', () => {
  const series = [
    seriesOf('Holdfast', 100, 200, 300),
    // As good in two of three rounds, but its median is half of ours.
    seriesOf('Express + GET + SET', 100, 100, 300),
  ] as const;
  expect(missed({ series })).toEqual([]);
});

test('peers have aims where they were measured', () => {
  const series = [
    ...RESULTS.series,
    seriesOf('botbuilder', 320, 190, 250),
    seriesOf('LangGraph', 2_000, 1_500, 1_400),
  ];
  expect(missed({ series })).toEqual(['CPU a turn: botbuilder by Holdfast at least 2.0 → 1.67']);
});

test('a tail, a session heap and a session size above the aim are reported', () => {
  expect(
    missed({
      halfLoad: [
        {
          name: 'Holdfast',
          turnsPerSecond: 1_000,
          rounds: [{ p50Ms: 1, p99Ms: 4, lateP50Ms: 0, lateP99Ms: 0 }],
        },
      ],
      stored: RESULTS.stored.map((each, index) => ({ ...each, rounds: [roundOf(150 + 30 * index)] })),
      session: { state: 1_700, stateInMemory: 1_880, eventsInMemory: 4_784 },
    }),
  ).toEqual([
    'p99 at half load at most 3 × p50 → 4.0 ×',
    'CPU a turn with 1,000,000 sessions at most 1.1 of that with 1,000 → 1.20',
    'state and events of it in Redis, bytes: at most 5,000 → 6,664',
  ]);
});

test('where one number of sessions was measured nothing is said of its growth', () => {
  expect(aimsOf({ ...RESULTS, stored: RESULTS.stored.slice(0, 1) })).toHaveLength(9);
});
