import { beforeEach, describe, expect, test } from 'vitest';
import type { HoldOfSession, Renewal } from '../../backend/src/bookings/hold-store.ts';
import { BookingsUnavailable } from '../../backend/src/bookings/reservation-store.ts';
import { DEVICE_KEPT_MS, type DeviceRegistry } from '../../backend/src/presence/device-registry.ts';
import { HoldRenewals } from '../../backend/src/presence/hold-renewals.ts';
import { MemoryDeviceRegistry } from '../../backend/src/presence/memory-device-registry.ts';
import { PresenceKeeper } from '../../backend/src/presence/presence-keeper.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { turnAfter } from '../sessions/session-fixtures.ts';
import { silentLogger } from '../support/bookings.ts';
import { ManualClock } from '../support/manual-clock.ts';

const SESSION = 'visitor';
const SECOND_MS = 1_000;

/** Several instances with one registry and one database of holds, each with a keeper. */
function createWorld() {
  const clock = new ManualClock();
  const sessions = new MemorySessionStore(clock, 3_600);
  const registry = new MemoryDeviceRegistry({ sessions, onChange: () => undefined, clock });
  const store = { isUp: true };
  const asReachable = <Reply>(ask: () => Promise<Reply>): Promise<Reply> =>
    store.isUp ? ask() : Promise.reject(new StoreUnavailable('It is away'));
  const reachable: DeviceRegistry = {
    seen: (id, sighting) => asReachable(() => registry.seen(id, sighting)),
    left: (id, sighting) => asReachable(() => registry.left(id, sighting)),
    devices: (id) => asReachable(() => registry.devices(id)),
  };
  const holds = new HeldTimes();
  const announced: unknown[] = [];
  const announce = async (...event: readonly unknown[]) => announced.push(event);
  const instance = () => {
    const renewals = new HoldRenewals({ holds, announce, logger: silentLogger });
    return new PresenceKeeper({
      registry: reachable,
      renewals,
      isAvailable: () => true,
      logger: silentLogger,
    });
  };
  return { clock, sessions, registry, store, holds, announced, instance };
}

/** Records the requests. Each renewal succeeds. */
class HeldTimes {
  isUp = true;
  readonly asked: { readonly which: Renewal; readonly ids: readonly string[] }[] = [];

  async renewHolds(ids: readonly string[], which: Renewal): Promise<readonly HoldOfSession[]> {
    this.asked.push({ which, ids });
    if (!this.isUp) throw new BookingsUnavailable('It is away');
    return ids.map((sessionId) => ({ sessionId, hold: HOLD }));
  }

  /** The ids of requests for a grace period. */
  get graces(): readonly string[] {
    return this.asked.filter(({ which }) => which === 'all').flatMap(({ ids }) => ids);
  }
}

const HOLD = {
  slotId: '20260105T100000Z',
  startsAt: '2026-01-05T10:00:00.000Z',
  endsAt: '2026-01-05T10:30:00.000Z',
  expiresAt: '2026-01-05T08:05:00.000Z',
};

let world: ReturnType<typeof createWorld>;
beforeEach(async () => {
  world = createWorld();
  await world.sessions.commit(SESSION, turnAfter(null, 'm1'));
});

/** Also waits for what was reported while `close` was waiting. */
async function settledWhole(keeper: PresenceKeeper): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await keeper.close();
    await new Promise(setImmediate);
  }
}

const there = async () => (await world.registry.devices(SESSION)).map(({ id }) => id);

describe('a stream', () => {
  test('is a device as long as it is open', async () => {
    const keeper = world.instance();
    const leave = keeper.arrive(SESSION, 'laptop');
    await keeper.close();
    expect(await keeper.devices(SESSION)).toMatchObject([{ id: 'laptop', kind: 'stream' }]);
    leave();
    await keeper.close();
    expect(await there()).toEqual([]);
  });

  test('is renewed by each round, and gone by itself when its instance is', async () => {
    const [keeper, gone] = [world.instance(), world.instance()];
    keeper.arrive(SESSION, 'here');
    gone.arrive(SESSION, 'gone');
    await Promise.all([keeper.close(), gone.close()]);
    for (let round = 0; round < 2; round += 1) {
      world.clock.advance(30 * SECOND_MS);
      await keeper.renewDevices();
    }
    expect(await there()).toEqual(['gone', 'here']);
    world.clock.advance(30 * SECOND_MS);
    await keeper.renewDevices();
    expect(await there()).toEqual(['here']);
  });

  test('that closes leaves the other streams of its device', async () => {
    const [keeper, other] = [world.instance(), world.instance()];
    const first = keeper.arrive(SESSION, 'laptop');
    const second = keeper.arrive(SESSION, 'laptop');
    const elsewhere = other.arrive(SESSION, 'laptop');
    const settled = () => Promise.all([keeper.close(), other.close()]);
    await settled();
    first();
    first();
    await settled();
    elsewhere();
    await settled();
    expect(await there()).toEqual(['laptop']);
    second();
    await settled();
    expect(await there()).toEqual([]);
  });

  test('that closes while a round is under way is not brought back by it', async () => {
    const keeper = world.instance();
    const leave = keeper.arrive(SESSION, 'laptop');
    await keeper.close();
    const round = keeper.renewDevices();
    leave();
    await round;
    await keeper.renewDevices();
    await keeper.close();
    expect(await there()).toEqual([]);
  });

  test('that opens again at once is there', async () => {
    const keeper = world.instance();
    keeper.arrive(SESSION, 'laptop')();
    keeper.arrive(SESSION, 'laptop');
    await keeper.close();
    expect(await there()).toEqual(['laptop']);
    expect(world.holds.graces).toEqual([]);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20])(
    'that comes and goes, and comes %i moments later, is there and is renewed',
    async (moments) => {
      const keeper = world.instance();
      for (let time = 0; time < 4; time += 1) keeper.arrive(SESSION, 'laptop')();
      for (let moment = 0; moment < moments; moment += 1) await Promise.resolve();
      keeper.arrive(SESSION, 'laptop');
      await settledWhole(keeper);
      expect(await there()).toEqual(['laptop']);
      world.clock.advance(DEVICE_KEPT_MS);
      await keeper.renewDevices();
      expect(await there()).toEqual(['laptop']);
    },
  );
});

describe('the hold', () => {
  test('is renewed when it is due: on arrival, by each round, and by heartbeats', async () => {
    const keeper = world.instance();
    keeper.arrive(SESSION, 'laptop');
    await keeper.close();
    await keeper.renewHolds();
    expect(await keeper.heartbeat(SESSION, 'phone')).toBe('seen');
    const due = { which: 'due', ids: [SESSION] };
    expect(world.holds.asked).toEqual([due, due, due]);
    const { slotId, startsAt, expiresAt } = HOLD;
    expect(world.announced.at(-1)).toEqual([SESSION, 'hold', { slotId, startsAt, expiresAt }]);
  });

  test('gets its whole grace when the last device leaves, on whichever instance, and not before', async () => {
    const [keeper, other] = [world.instance(), world.instance()];
    const leave = keeper.arrive(SESSION, 'laptop');
    const leaveOther = other.arrive(SESSION, 'phone');
    await Promise.all([keeper.close(), other.close()]);
    leave();
    await keeper.close();
    expect(world.holds.graces).toEqual([]);
    leaveOther();
    await other.close();
    expect(world.holds.graces).toEqual([SESSION]);
  });

  test('of all who leave at once is renewed by few statements', async () => {
    const keeper = world.instance();
    const ids = Array.from({ length: 200 }, (_, index) => `visitor-${index}`);
    for (const id of ids) await world.sessions.commit(id, turnAfter(null, id));
    const leaves = ids.map((id) => keeper.arrive(id, 'laptop'));
    await keeper.close();
    world.holds.asked.length = 0;
    for (const leave of leaves) leave();
    await keeper.close();
    expect(world.holds.graces.toSorted()).toEqual(ids.toSorted());
    expect(world.holds.asked.length).toBeLessThan(10);
  });

  test('is renewed while the session store is unavailable, too', async () => {
    const keeper = world.instance();
    world.store.isUp = false;
    const [leave, leaveOther] = [keeper.arrive(SESSION, 'laptop'), keeper.arrive(SESSION, 'phone')];
    await keeper.close();
    await keeper.renewHolds();
    expect(world.holds.asked.at(-1)).toEqual({ which: 'due', ids: [SESSION] });
    await expect(keeper.renewDevices()).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await keeper.heartbeat(SESSION, 'tablet')).toBe('unknown');
    leave();
    await keeper.close();
    expect(world.holds.graces).toEqual([]);
    leaveOther();
    await keeper.close();
    expect(world.holds.graces).toEqual([SESSION]);
  });

  test('waits for an unavailable database, and nothing fails', async () => {
    const keeper = world.instance();
    world.holds.isUp = false;
    keeper.arrive(SESSION, 'laptop');
    await keeper.close();
    expect(await keeper.heartbeat(SESSION, 'laptop')).toBe('seen');
    world.holds.isUp = true;
    await keeper.renewHolds();
    expect(world.announced).toHaveLength(1);
  });
});

describe('a session that is not there', () => {
  test('is reported to a heartbeat, and renews no hold', async () => {
    const keeper = world.instance();
    expect(await keeper.heartbeat('nobody', 'laptop')).toBe('absent');
    await world.sessions.delete(SESSION);
    expect(await keeper.heartbeat(SESSION, 'laptop')).toBe('deleted');
    expect(world.holds.asked).toEqual([]);
  });

  test('has a device again when it is restored', async () => {
    const keeper = world.instance();
    keeper.arrive('lost', 'laptop');
    await keeper.close();
    expect(await world.registry.devices('lost')).toEqual([]);
    await world.sessions.commit('lost', turnAfter(null, 'm1'));
    await keeper.renewDevices();
    expect(await world.registry.devices('lost')).toMatchObject([{ id: 'laptop' }]);
  });
});
