import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../backend/src/lib/clock.ts';
import { Leases } from '../../backend/src/sessions/lease.ts';
import type { LeaseStore } from '../../backend/src/sessions/lease-store.ts';
import { MemoryLeaseStore } from '../../backend/src/sessions/memory-lease-store.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { silent } from './store-harness.ts';

const SECOND_MS = 1_000;

/** Work that ends when the test says so. */
function workInHand() {
  let finish: (result: string) => void = () => undefined;
  const done = new Promise<string>((resolve) => {
    finish = resolve;
  });
  return { work: () => done, finish };
}

describe('withLease', () => {
  let store: LeaseStore;
  let isAvailable: boolean;
  beforeEach(() => {
    vi.useFakeTimers();
    store = new MemoryLeaseStore(systemClock);
    isAvailable = true;
  });
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  const instance = (over: LeaseStore = store) =>
    new Leases({ store: over, isAvailable: () => isAvailable, logger: silent });
  const isFree = async (id: string) => {
    const free = await store.take(id, 'test', SECOND_MS);
    await store.release(id, 'test');
    return free;
  };

  test('work gets the lease at once if it is free, and releases it', async () => {
    const result = await instance().withLease('s1', async ({ waited }) => {
      expect(await isFree('s1')).toBe(false);
      return { waited };
    });
    expect(result).toEqual({ waited: false });
    expect(await isFree('s1')).toBe(true);
  });

  test('work that fails leaves it free, and its failure is the caller’s', async () => {
    const failing = instance().withLease('s1', async () => {
      throw new Error('the model hung up');
    });
    await expect(failing).rejects.toThrow('the model hung up');
    expect(await isFree('s1')).toBe(true);
  });

  test('another instance’s work waits for it, and learns that it did', async () => {
    const first = workInHand();
    const done: string[] = [];
    const running = instance()
      .withLease('s1', first.work)
      .then(() => done.push('first'));
    const waiting = instance().withLease('s1', async ({ waited }) => done.push(`second, waited: ${waited}`));
    await vi.advanceTimersByTimeAsync(2 * SECOND_MS);
    expect(done).toEqual([]);
    first.finish('');
    await vi.advanceTimersByTimeAsync(SECOND_MS);
    await Promise.all([running, waiting]);
    expect(done).toEqual(['first', 'second, waited: true']);
  });

  test('of different sessions do not wait', async () => {
    const first = workInHand();
    const running = instance().withLease('s1', first.work);
    expect(await instance().withLease('s2', async ({ waited }) => waited)).toBe(false);
    first.finish('');
    await running;
  });

  test('waiting ends after five seconds: the work is done without it, and the holder keeps it', async () => {
    const first = workInHand();
    const running = instance().withLease('s1', first.work);
    const release = vi.spyOn(store, 'release');
    const waiting = instance().withLease('s1', async (lease) => lease);
    await vi.advanceTimersByTimeAsync(5 * SECOND_MS);
    expect(await waiting).toMatchObject({ waited: true });
    expect(release).not.toHaveBeenCalled();
    expect(await isFree('s1')).toBe(false);
    first.finish('');
    await running;
  });

  test('a waiting instance asks less and less often, and not in step with others', async () => {
    const first = workInHand();
    const running = instance().withLease('s1', first.work);
    const take = vi.spyOn(store, 'take');
    const waiting = [instance(), instance()].map((one) => one.withLease('s1', async () => 'done'));
    await vi.advanceTimersByTimeAsync(5 * SECOND_MS);
    await Promise.all(waiting);
    // Between half and the whole of 50, 100, 200, 400 and then 500 ms each.
    expect(take.mock.calls.length / 2).toBeGreaterThanOrEqual(12);
    expect(take.mock.calls.length / 2).toBeLessThanOrEqual(24);
    first.finish('');
    await running;
  });

  test('it is renewed while the work goes on, but not for ever', async () => {
    const hanging = workInHand();
    const running = instance().withLease('s1', hanging.work);
    await vi.advanceTimersByTimeAsync(29 * SECOND_MS);
    expect(await isFree('s1')).toBe(false);
    await vi.advanceTimersByTimeAsync(2 * SECOND_MS);
    expect(await isFree('s1')).toBe(true);
    hanging.finish('');
    await running;
  });

  test('a holder that lost it goes on, and the next holder keeps it', async () => {
    const stalled = workInHand();
    const lost = instance().withLease('s1', stalled.work);
    const other = workInHand();
    // As after a process that was stopped for too long.
    vi.setSystemTime(Date.now() + 11 * SECOND_MS);
    const running = instance().withLease('s1', other.work);
    await vi.advanceTimersByTimeAsync(20 * SECOND_MS);
    stalled.finish('late');
    expect(await lost).toBe('late');
    expect(await isFree('s1')).toBe(false);
    other.finish('');
    await running;
    expect(await isFree('s1')).toBe(true);
  });

  test('with the store unavailable the work is done at once', async () => {
    const take = vi.spyOn(store, 'take');
    isAvailable = false;
    expect(await instance().withLease('s1', async ({ waited }) => waited)).toBe(false);
    expect(take).not.toHaveBeenCalled();
  });

  test('a store that becomes unavailable in between changes nothing for the work', async () => {
    const away = async () => {
      throw new StoreUnavailable('away');
    };
    expect(await instance({ take: away, renew: away, release: away }).withLease('s1', async () => 1)).toBe(1);

    const inHand = workInHand();
    const fading: LeaseStore = { take: async () => true, renew: away, release: away };
    const running = instance(fading).withLease('s1', inHand.work);
    await vi.advanceTimersByTimeAsync(8 * SECOND_MS);
    inHand.finish('done');
    expect(await running).toBe('done');
  });

  test('a mistake in the store is not taken for its absence', async () => {
    const broken: LeaseStore = {
      ...store,
      take: async () => {
        throw new TypeError('no such script');
      },
    };
    await expect(instance(broken).withLease('s1', async () => 1)).rejects.toThrow('no such script');
  });
});
