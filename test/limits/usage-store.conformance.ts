import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomId } from '../../backend/src/lib/ids.ts';
import type { Subject, UsageStore } from '../../backend/src/limits/usage-store.ts';

export interface UsageHarness {
  readonly store: UsageStore;
  close(): Promise<void>;
}

/** Tests that every usage store must pass. */
export function describeUsageStore(name: string, create: () => Promise<UsageHarness>): void {
  describe(name, () => {
    let harness: UsageHarness;
    beforeAll(async () => {
      harness = await create();
    });
    afterAll(() => harness.close());

    const subject = (): Subject => ({ limit: 'turns-address', who: randomId(8), window: 7 });

    test('what is added counts on top of what was', async () => {
      const one = subject();
      expect(await harness.store.add(one, 3)).toBe(3);
      expect(await harness.store.add(one, 4)).toBe(7);
    });

    test('others, other limits and other windows are counted by themselves', async () => {
      const one = subject();
      await harness.store.add(one, 3);
      for (const other of [
        { ...one, who: randomId(8) },
        { ...one, limit: 'turns-session' },
        { ...one, window: 8 },
      ])
        expect(await harness.store.add(other, 1)).toBe(1);
    });

    test('adding at the same time loses nothing', async () => {
      const one = subject();
      const totals = await Promise.all(Array.from({ length: 20 }, () => harness.store.add(one, 1)));
      expect(Math.max(...totals)).toBe(20);
    });
  });
}
