import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runPacedLoad } from '../../bench/paced-load.ts';

const FIRST_ANSWER_MS = 60;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const answering = (answer: () => Promise<boolean>) => ({ takeTurn: answer });

test('visitors take turns in taking them, as many as fall due', async () => {
  const taken = [0, 0, 0];
  const visitors = taken.map((_, index) =>
    answering(async () => {
      taken[index] = (taken[index] ?? 0) + 1;
      return false;
    }),
  );
  const { turns, latenciesMs } = await runPacedLoad(visitors, 1_000, 0.03);
  expect(turns).toBe(30);
  expect(latenciesMs).toHaveLength(30);
  expect(taken).toEqual([10, 10, 10]);
});

test('the turns that fall due while an answer is awaited wait, and their waiting counts, but not as the load being late', async () => {
  let asked = 0;
  const slowAtFirst = answering(async () => {
    asked += 1;
    if (asked === 1) await delay(FIRST_ANSWER_MS);
    return false;
  });
  const { latenciesMs, latenessMs } = await runPacedLoad([slowAtFirst], 200, 0.05);
  expect(latenciesMs).toHaveLength(10);
  // The second turn was due 5 ms after the first, the last one 45 ms after it.
  expect(latenciesMs.at(-2)).toBeGreaterThan(FIRST_ANSWER_MS - 10);
  expect(latenessMs).toHaveLength(10);
  // Besides the first answer, nine turns wait 35 ms for it on average.
  expect(sum(latenciesMs) - sum(latenessMs)).toBeGreaterThan(2 * FIRST_ANSWER_MS);
});

test('a turn that fails ends the load', async () => {
  const failing = answering(() => Promise.reject(new Error('500')));
  await expect(runPacedLoad([failing], 1_000, 10)).rejects.toThrow('A turn failed');
});
