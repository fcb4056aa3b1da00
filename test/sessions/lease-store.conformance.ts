import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomId } from '../../backend/src/lib/ids.ts';
import type { LeaseStore } from '../../backend/src/sessions/lease-store.ts';

/** The store under test, with a clock that can be moved. */
export interface LeaseHarness {
  readonly store: LeaseStore;
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

const LEASE_MS = 10_000;

/** Tests that every lease store must pass. */
export function describeLeaseStore(name: string, create: () => Promise<LeaseHarness>): void {
  describe(name, () => {
    let harness: LeaseHarness;
    beforeAll(async () => {
      harness = await create();
    });
    afterAll(() => harness.close());

    const id = () => `lease-${randomId(8)}`;
    const take = (session: string, token: string) => harness.store.take(session, token, LEASE_MS);
    const renew = (session: string, token: string) => harness.store.renew(session, token, LEASE_MS);

    test('one of many concurrent requests gets it', async () => {
      const session = id();
      const tokens = Array.from({ length: 20 }, (_, index) => `token-${index}`);
      const taken = await Promise.all(tokens.map((token) => take(session, token)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    test('sessions have leases of their own', async () => {
      expect(await take(id(), 'a')).toBe(true);
      expect(await take(id(), 'b')).toBe(true);
    });

    test('taken again by its holder it begins anew', async () => {
      const session = id();
      await take(session, 'a');
      await harness.advance(LEASE_MS - 1_000);
      expect(await take(session, 'a')).toBe(true);
      await harness.advance(LEASE_MS - 1_000);
      expect(await take(session, 'b')).toBe(false);
    });

    test('it lapses, and then another may take it', async () => {
      const session = id();
      await take(session, 'a');
      await harness.advance(LEASE_MS - 1_000);
      expect(await take(session, 'b')).toBe(false);
      await harness.advance(1_000);
      expect(await take(session, 'b')).toBe(true);
    });

    test('renewed it lasts longer', async () => {
      const session = id();
      await take(session, 'a');
      await harness.advance(LEASE_MS - 1_000);
      expect(await renew(session, 'a')).toBe(true);
      await harness.advance(LEASE_MS - 1_000);
      expect(await take(session, 'b')).toBe(false);
    });

    test('only its holder renews it', async () => {
      const session = id();
      expect(await renew(session, 'a')).toBe(false);
      await take(session, 'a');
      await harness.advance(LEASE_MS);
      expect(await renew(session, 'a')).toBe(false);
      await take(session, 'b');
      expect(await renew(session, 'a')).toBe(false);
      expect(await renew(session, 'b')).toBe(true);
    });

    test('only its holder releases it', async () => {
      const session = id();
      await take(session, 'a');
      await harness.store.release(session, 'b');
      expect(await take(session, 'b')).toBe(false);
      await harness.store.release(session, 'a');
      expect(await take(session, 'b')).toBe(true);
      await harness.store.release(session, 'a');
      expect(await renew(session, 'b')).toBe(true);
    });

    test('releasing what is not held does nothing', async () => {
      await expect(harness.store.release(id(), 'a')).resolves.toBeUndefined();
    });
  });
}
