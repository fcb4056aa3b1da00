import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomId } from '../../backend/src/lib/ids.ts';
import {
  type DeviceRegistry,
  MAX_SIGHTINGS,
  type Sighting,
} from '../../backend/src/presence/device-registry.ts';
import type { SessionStore } from '../../backend/src/sessions/session-store.ts';
import { turnAfter } from '../sessions/session-fixtures.ts';

/** The registry under test with its sessions and a clock that can be moved. */
export interface RegistryHarness {
  readonly sessions: SessionStore;
  readonly registry: DeviceRegistry;
  readonly ttlSeconds: number;
  /** How often the session's streams were woken up because the list of devices changed. */
  wakeUps(sessionId: string): Promise<number>;
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

const SECOND_MS = 1_000;

/** Tests that every device registry must pass. */
export function describeDeviceRegistry(name: string, create: () => Promise<RegistryHarness>): void {
  describe(name, () => {
    let harness: RegistryHarness;
    beforeAll(async () => {
      harness = await create();
    });
    afterAll(() => harness.close());

    async function begin(): Promise<string> {
      const id = `presence-${randomId(8)}`;
      await harness.sessions.commit(id, turnAfter(null, 'm1'));
      return id;
    }
    const stream = (device: string, holder = 'a'): Sighting => ({ device, holder, kind: 'stream' });
    const heartbeat = (device: string): Sighting => ({ device, holder: '', kind: 'heartbeat' });
    const see = (id: string, sighting: Sighting) => harness.registry.seen(id, sighting);
    const leave = (id: string, { device, holder }: Sighting) => harness.registry.left(id, { device, holder });
    const there = async (id: string) => (await harness.registry.devices(id)).map((device) => device.id);

    test('devices are listed in the order of coming, each verb telling them all', async () => {
      const id = await begin();
      const laptop = {
        id: 'laptop',
        kind: 'stream',
        since: expect.any(String),
        lastSeenAt: expect.any(String),
      };
      const phone = { ...laptop, id: 'phone', kind: 'heartbeat' };
      expect(await see(id, stream('laptop'))).toEqual({ kind: 'seen', devices: [laptop] });
      await harness.advance(SECOND_MS);
      expect(await see(id, heartbeat('phone'))).toEqual({ kind: 'seen', devices: [laptop, phone] });
      expect(await harness.registry.devices(id)).toEqual([laptop, phone]);
      expect(await leave(id, stream('laptop'))).toEqual([phone]);
      expect(await leave(id, heartbeat('phone'))).toEqual([]);
      expect(await there(id)).toEqual([]);
    });

    test('a device that is seen again keeps since when it is there', async () => {
      const id = await begin();
      await see(id, stream('laptop'));
      await harness.advance(30 * SECOND_MS);
      const again = await see(id, stream('laptop'));
      const [device] = again.kind === 'seen' ? again.devices : [];
      const aheadMs = Date.parse(device?.lastSeenAt ?? '') - Date.parse(device?.since ?? '');
      expect(aheadMs).toBeGreaterThanOrEqual(30 * SECOND_MS);
      expect(aheadMs).toBeLessThan(35 * SECOND_MS);
    });

    test('one that is not seen for 75 seconds is gone by itself', async () => {
      const id = await begin();
      await see(id, stream('gone'));
      await harness.advance(40 * SECOND_MS);
      await see(id, stream('here'));
      await harness.advance(30 * SECOND_MS);
      expect(await there(id)).toEqual(['gone', 'here']);
      await harness.advance(5 * SECOND_MS);
      expect(await there(id)).toEqual(['here']);
      expect(await leave(id, stream('other'))).toMatchObject([{ id: 'here' }]);
    });

    test('a device that two answer for is there until neither does, and is one device', async () => {
      const id = await begin();
      await see(id, stream('laptop', 'a'));
      await see(id, stream('laptop', 'b'));
      await see(id, heartbeat('laptop'));
      expect(await harness.registry.devices(id)).toMatchObject([{ id: 'laptop', kind: 'stream' }]);
      expect(await leave(id, stream('laptop', 'a'))).toHaveLength(1);
      expect(await leave(id, stream('laptop', 'b'))).toMatchObject([{ id: 'laptop', kind: 'heartbeat' }]);
      expect(await leave(id, heartbeat('laptop'))).toEqual([]);
    });

    test('streams are woken when a device comes or goes, but not if nothing changed', async () => {
      const id = await begin();
      await see(id, stream('laptop'));
      expect(await harness.wakeUps(id)).toBe(1);
      await see(id, stream('laptop'));
      await see(id, stream('laptop', 'b'));
      await leave(id, stream('laptop'));
      await leave(id, stream('nobody'));
      await harness.registry.devices(id);
      expect(await harness.wakeUps(id)).toBe(1);
      await see(id, stream('phone'));
      expect(await harness.wakeUps(id)).toBe(2);
      await leave(id, stream('laptop', 'b'));
      expect(await harness.wakeUps(id)).toBe(3);
    });

    test('streams are woken up when a device that is gone is noticed', async () => {
      const id = await begin();
      await see(id, stream('gone'));
      await harness.advance(60 * SECOND_MS);
      await see(id, stream('here'));
      await harness.advance(20 * SECOND_MS);
      expect(await harness.wakeUps(id)).toBe(2);
      await see(id, stream('here'));
      expect(await harness.wakeUps(id)).toBe(3);
    });

    test('many devices that come at once are all there', async () => {
      const id = await begin();
      const names = Array.from({ length: 20 }, (_, index) => `tab-${index}`);
      await Promise.all(names.map((device) => see(id, stream(device))));
      expect((await there(id)).toSorted()).toEqual(names.toSorted());
    });

    test('a session lists no more than its limit, and goes on renewing those', async () => {
      const id = await begin();
      for (let n = 0; n < MAX_SIGHTINGS + 5; n += 1) await see(id, stream(`tab-${n}`));
      expect(await there(id)).toHaveLength(MAX_SIGHTINGS);
      await harness.advance(50 * SECOND_MS);
      await see(id, stream('tab-0'));
      await harness.advance(50 * SECOND_MS);
      expect(await there(id)).toEqual(['tab-0']);
    });

    test('sessions have devices of their own', async () => {
      const [one, other] = [await begin(), await begin()];
      await see(one, stream('laptop'));
      expect(await there(other)).toEqual([]);
      expect(await harness.wakeUps(other)).toBe(0);
    });

    test('no device is in a session that does not exist', async () => {
      const id = `presence-${randomId(8)}`;
      expect(await see(id, stream('laptop'))).toEqual({ kind: 'absent' });
      expect(await there(id)).toEqual([]);
      expect(await leave(id, stream('laptop'))).toEqual([]);
    });

    test('no device is in a deleted session', async () => {
      const id = await begin();
      await see(id, stream('laptop'));
      await harness.sessions.delete(id);
      expect(await there(id)).toEqual([]);
      expect(await see(id, stream('laptop'))).toEqual({ kind: 'deleted' });
      expect(await there(id)).toEqual([]);
    });

    test('presence renews no session, and no device is there after its end', async () => {
      const id = await begin();
      for (let passed = 0; passed < harness.ttlSeconds; passed += 30) {
        expect((await see(id, stream('laptop'))).kind).toBe('seen');
        await harness.advance(30 * SECOND_MS);
      }
      expect(await there(id)).toEqual([]);
      expect(await see(id, stream('laptop'))).toEqual({ kind: 'absent' });
    });
  });
}
