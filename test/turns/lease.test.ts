import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Leases } from '../../backend/src/sessions/lease.ts';
import { RedisClient } from '../../backend/src/sessions/redis-client.ts';
import { sessionKeys } from '../../backend/src/sessions/redis-keys.ts';
import { RedisLeaseStore } from '../../backend/src/sessions/redis-lease-store.ts';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { silentLogger } from '../support/bookings.ts';
import type { Said } from '../support/turn-instance.ts';
import { createTurnWorld, live, type TurnWorld } from './turn-world.ts';

let world: TurnWorld;
let client: RedisClient;
beforeAll(async () => {
  world = await createTurnWorld();
  client = new RedisClient({
    address: { kind: 'url', url: world.redis.url },
    commandTimeoutMs: 5_000,
    logger: silentLogger,
  });
});
afterAll(async () => {
  client?.close();
  await world?.close();
});

const leases = () =>
  new Leases({ store: new RedisLeaseStore(client), isAvailable: () => true, logger: silentLogger });

/**
 * Two instances whose turns take the lease first, as turns that ask the model do. `here` stalls once,
 * before its commit.
 */
function instances() {
  const [here, there] = [world.instance(), world.instance()];
  const leased = (instance: typeof here) => {
    const own = leases();
    return (id: string, message: string, messageId?: string): Promise<Said> =>
      own.withLease(id, () => instance.say(id, message, messageId));
  };
  return {
    here: leased(here),
    there: leased(there),
    leave: here.sayAll,
    /** Stalls for longer than its lease, which lapses. `meanwhile` runs during that time. */
    stallHere: (meanwhile: () => Promise<unknown>) =>
      here.store.beforeNextCommit(async () => {
        await meanwhile();
      }),
  };
}

const lapse = async (id: string): Promise<void> => {
  expect(await world.redis.admin.del(sessionKeys(id).lease)).toBe(1);
};

const stored = (id: string): Promise<string | null> => world.redis.admin.get(sessionKeys(id).state);

async function turnsOf(id: string): Promise<readonly unknown[]> {
  const opened = await world.instance().sessions.open(id);
  if (opened.kind !== 'found') throw new Error(opened.kind);
  return opened.events.map(({ turn, event }) => [turn, event.messageId]);
}

let id: string;
beforeEach(() => {
  id = randomUUID();
});

test('a message whose turn is stalled past its lease is answered by another instance, and counted once', async () => {
  const { here, there, stallHere } = instances();
  let first: Said | null = null;
  let committed: string | null = null;
  stallHere(async () => {
    await lapse(id);
    first = await there(id, 'book', 'm1');
    committed = await stored(id);
  });
  const late = await here(id, 'book', 'm1');
  expect(late).toMatchObject({ turn: 1, state: 'BOOK_NAME' });
  expect(first).toMatchObject({ turn: 1, message: late.message });
  expect(await stored(id)).toBe(committed);
  expect(await turnsOf(id)).toEqual([[1, 'm1']]);
});

test('two messages, one of them stalled past its lease, are two turns in one line', async () => {
  const { here, there, stallHere } = instances();
  stallHere(async () => {
    await lapse(id);
    await there(id, 'book', 'm2');
  });
  expect(await here(id, 'Ana Silva', 'm1')).toMatchObject({ turn: 2, state: 'BOOK_EMAIL' });
  expect(await turnsOf(id)).toEqual([
    [1, 'm2'],
    [2, 'm1'],
  ]);
});

test('a yes that is stalled past its lease books once', async () => {
  const { here, there, leave, stallHere } = instances();
  await leave(id, UNTIL_REVIEW);
  let first: Said | null = null;
  let committed: string | null = null;
  stallHere(async () => {
    await lapse(id);
    first = await there(id, 'yes', 'm1');
    committed = await stored(id);
  });
  const late = await here(id, 'yes', 'm1');
  expect(late.state).toBe('BOOK_CONFIRMED');
  expect(first).toMatchObject({ turn: late.turn, booking: late.booking });
  expect(await stored(id)).toBe(committed);
  expect(live(await world.rowsOf(id))).toMatchObject([
    { status: 'confirmed', reference: late.booking?.reference },
  ]);
});

test('a holder that lost its lease leaves the one that has it now alone', async () => {
  const { here, there, stallHere } = instances();
  const { lease } = sessionKeys(id);
  stallHere(async () => {
    await lapse(id);
    await there(id, 'book', 'm2');
    await world.redis.admin.set(lease, 'a third one', 'PX', 10_000);
  });
  await here(id, 'hello', 'm1');
  expect(await world.redis.admin.get(lease)).toBe('a third one');
});
