import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { atDeadline, before, DeadlinePassed, monotonicMs } from '../../backend/src/lib/deadline.ts';
import { stall } from '../support/stall.ts';

const cleanups: (() => unknown)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** Returns both ends of a connection. */
async function connection(): Promise<readonly [Socket, Socket]> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const ours = connect((listener.address() as AddressInfo).port, '127.0.0.1');
  const [theirs] = (await once(listener, 'connection')) as [Socket];
  cleanups.push(
    () => ours.destroy(),
    () => theirs.destroy(),
    () => listener.close(),
  );
  return [ours, theirs];
}

test('what settles before the deadline settles so', async () => {
  await expect(before(monotonicMs() + 1_000, Promise.resolve('done'))).resolves.toBe('done');
  await expect(before(monotonicMs() + 1_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

test('what has not settled by the deadline is given up', async () => {
  await expect(before(monotonicMs() + 5, new Promise(() => undefined))).rejects.toBeInstanceOf(
    DeadlinePassed,
  );
});

test('what arrived before the deadline counts, though the event loop was kept busy until after it', async () => {
  const [ours, theirs] = await connection();
  const answer = before(
    monotonicMs() + 20,
    once(ours, 'data').then(([chunk]) => String(chunk)),
  );
  theirs.write('in time');
  await stall(50);
  await expect(answer).resolves.toBe('in time');
});

test('an event loop that was kept busy waits no longer for what has not arrived', async () => {
  const [ours] = await connection();
  const answer = before(monotonicMs() + 20, once(ours, 'data'));
  await stall(50);
  await expect(answer).rejects.toBeInstanceOf(DeadlinePassed);
});

test('what was called off does not come to pass, even at the last moment', async () => {
  let passed = 0;
  const callOff = atDeadline(monotonicMs() + 5, () => {
    passed += 1;
  });
  // This timer runs before the deadline's, and its consequences after it.
  setTimeout(callOff, 5);
  await stall(20);
  // Due after both timers. Callbacks of timers run in order.
  await new Promise((resolve) => setTimeout(() => setImmediate(resolve)));
  expect(passed).toBe(0);
});
