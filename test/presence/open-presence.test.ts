import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BookingsUnavailable } from '../../backend/src/bookings/reservation-store.ts';
import { createLogger } from '../../backend/src/lib/logger.ts';
import { Releasers } from '../../backend/src/lib/releasers.ts';
import { openPresence } from '../../backend/src/presence/open-presence.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Returns the log as `level message` while each sweep of the holds fails with this error. */
async function loggedWhile(failure: Error): Promise<readonly string[]> {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  const releasers = new Releasers(logger);
  const options = {
    registry: {
      seen: async () => ({ kind: 'absent' }) as const,
      left: async () => [],
      devices: async () => [],
    },
    holds: {
      findHold: async () => null,
      renewHolds: async () => [],
      expireHolds: () => Promise.reject(failure),
      acknowledgeLapses: async () => undefined,
    },
    announce: async () => undefined,
    holdSeconds: 300,
    isAvailable: () => true,
    logger,
  };
  openPresence(options, releasers);
  await vi.advanceTimersByTimeAsync(5_000);
  await releasers.releaseAll();
  return lines.map((line) => JSON.parse(line)).map(({ level, msg }) => `${level} ${msg}`);
}

test('a round that fails is tried again', async () => {
  expect(await loggedWhile(new BookingsUnavailable('It is away'))).toEqual([
    'debug sweep of holds failed',
    'debug sweep of holds failed',
  ]);
});

test('a programming error is logged as an error', async () => {
  expect(await loggedWhile(new TypeError('No such thing'))).toContain('error sweep of holds failed');
});
