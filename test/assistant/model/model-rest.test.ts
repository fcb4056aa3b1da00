import { expect, test } from 'vitest';
import { ModelRest, type Tried } from '../../../backend/src/assistant/model/model-rest.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const LONGEST_MS = 60_000;

function create() {
  const clock = new ManualClock();
  const rest = new ModelRest(() => clock.now());
  const goes = (tried: Tried) => rest.enter()?.(tried) ?? 'resting';
  return { rest, goes, pass: (ms: number) => clock.advance(ms) };
}

test('it is skipped after three failures in a row, as the third one reports', () => {
  const { goes } = create();
  expect([goes('failed'), goes('failed'), goes('failed'), goes('well')]).toEqual([
    false,
    false,
    true,
    'resting',
  ]);
});

test('an answer in between begins the count anew', () => {
  const { rest, goes } = create();
  for (const tried of ['failed', 'failed', 'well', 'failed', 'failed'] as const) goes(tried);
  expect(rest.isResting).toBe(false);
});

test('what was not tried says nothing', () => {
  const { rest, goes } = create();
  for (const tried of ['failed', 'failed', 'untried', 'failed'] as const) goes(tried);
  expect(rest.isResting).toBe(true);
});

test('after the rest one at a time is let through, and an answer ends it', () => {
  const { rest, goes, pass } = create();
  for (let n = 0; n < 3; n += 1) goes('failed');
  pass(LONGEST_MS);
  const tell = rest.enter();
  expect(tell).not.toBeNull();
  expect(goes('well')).toBe('resting');
  expect(tell?.('well')).toBe(true);
  expect(goes('well')).toBe(false);
});

test('whether it may be asked can be seen without taking the try', () => {
  const { rest, goes, pass } = create();
  expect(rest.admits).toBe(true);
  for (let n = 0; n < 3; n += 1) goes('failed');
  expect(rest.admits).toBe(false);
  pass(LONGEST_MS);
  expect([rest.admits, rest.admits]).toEqual([true, true]);
  rest.enter();
  expect(rest.admits).toBe(false);
});

test('a failure after the rest begins another one', () => {
  const { goes, pass } = create();
  for (let n = 0; n < 3; n += 1) goes('failed');
  pass(LONGEST_MS);
  expect(goes('failed')).toBe(false);
  expect(goes('well')).toBe('resting');
  pass(LONGEST_MS);
  expect(goes('well')).toBe(true);
});

test('a try that did not come to it leaves the next one the try', () => {
  const { goes, pass } = create();
  for (let n = 0; n < 3; n += 1) goes('failed');
  pass(LONGEST_MS);
  expect(goes('untried')).toBe(false);
  expect(goes('well')).toBe(true);
});

test('rests grow from some seconds to a minute at most', () => {
  const { goes, pass } = create();
  for (let n = 0; n < 3; n += 1) goes('failed');
  const rests = Array.from({ length: 8 }, () => {
    for (let ms = 0; ; ms += 100) {
      if (goes('failed') !== 'resting') return ms;
      pass(100);
    }
  });
  expect(rests[0]).toBeLessThanOrEqual(5_000);
  expect(Math.min(...rests)).toBeGreaterThanOrEqual(2_400);
  expect(rests.at(-1)).toBeGreaterThanOrEqual(LONGEST_MS / 2 - 100);
  expect(Math.max(...rests)).toBeLessThanOrEqual(LONGEST_MS);
});

test('a failure from before the rest does not prolong it, and an answer does not end it', () => {
  const { rest, goes } = create();
  const [late, later] = [rest.enter(), rest.enter()];
  for (let n = 0; n < 3; n += 1) goes('failed');
  expect([late?.('failed'), later?.('well')]).toEqual([false, false]);
  expect(goes('well')).toBe('resting');
});
