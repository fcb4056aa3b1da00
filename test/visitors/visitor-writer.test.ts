import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type VisitorNews, VisitorsUnavailable } from '../../backend/src/visitors/visitor-store.ts';
import { VisitorWriter } from '../../backend/src/visitors/visitor-writer.ts';
import { silentLogger } from '../support/bookings.ts';

/** Keeps what it receives, unless it is unavailable. */
class Kept {
  readonly batches: (readonly VisitorNews[])[] = [];
  error: Error | null = null;

  async keep(news: readonly VisitorNews[]): Promise<void> {
    if (this.error) throw this.error;
    this.batches.push(news);
  }

  get names(): readonly unknown[] {
    return this.batches.flat().map(({ visitor, told }) => `${visitor}: ${told.answers.NAME}`);
  }
}

const named = (visitor: string, name: string): VisitorNews => ({
  visitor,
  told: { answers: { NAME: name }, bookings: [] },
});

let kept: Kept;
beforeEach(() => {
  kept = new Kept();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const writerWith = (limit?: number) =>
  new VisitorWriter({ store: kept, logger: silentLogger, ...(limit !== undefined && { limit }) });

test('a second of news is written at once, one entry a visitor', async () => {
  const writer = writerWith();
  for (const name of ['Ana', 'Bea']) writer.add(named('v1', name));
  writer.add(named('v2', 'Eva'));
  await vi.advanceTimersByTimeAsync(999);
  expect(kept.batches).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(kept.batches).toHaveLength(1);
  expect(kept.names).toEqual(['v1: Bea', 'v2: Eva']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(kept.batches).toHaveLength(1);
});

test('the end writes what waits', async () => {
  const writer = writerWith();
  writer.add(named('v1', 'Ana'));
  await writer.close();
  expect(kept.names).toEqual(['v1: Ana']);
});

test('what is dropped is not written', async () => {
  const writer = writerWith();
  writer.add(named('v1', 'Ana'));
  writer.drop('v1');
  await writer.close();
  expect(kept.names).toEqual([]);
});

describe('while the database is unavailable', () => {
  test('news wait, newer ones of the same visitor count, and it is tried less and less often', async () => {
    const writer = writerWith();
    kept.error = new VisitorsUnavailable('away');
    const keep = vi.spyOn(kept, 'keep');
    writer.add(named('v1', 'Ana'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(keep.mock.calls.length).toBeLessThan(15);
    writer.add(named('v1', 'Bea'));
    kept.error = null;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(kept.names).toEqual(['v1: Bea']);
  });

  test('no more wait than may, and the oldest go', async () => {
    const writer = writerWith(2);
    kept.error = new VisitorsUnavailable('away');
    writer.add(named('v1', 'Ana'));
    await vi.advanceTimersByTimeAsync(1_000);
    for (const visitor of ['v2', 'v3']) writer.add(named(visitor, 'Eva'));
    kept.error = null;
    await writer.close();
    expect(kept.names).toEqual(['v2: Eva', 'v3: Eva']);
  });
});

test('news that the database refuses are given up, and others go on', async () => {
  const writer = writerWith();
  kept.error = new Error('a mistake');
  writer.add(named('v1', 'Ana'));
  await vi.advanceTimersByTimeAsync(1_000);
  kept.error = null;
  writer.add(named('v2', 'Eva'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(kept.names).toEqual(['v2: Eva']);
});
