import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomId } from '../../backend/src/lib/ids.ts';
import type { HandoverStore } from '../../backend/src/visitors/handover-store.ts';

/** The store under test, with a clock that can be moved. */
export interface HandoverHarness {
  readonly store: HandoverStore;
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Tests that every hand-over store must pass. */
export function describeHandoverStore(name: string, create: () => Promise<HandoverHarness>): void {
  describe(name, () => {
    let harness: HandoverHarness;
    beforeAll(async () => {
      harness = await create();
    });
    afterAll(() => harness?.close());

    const put = async (): Promise<string> => {
      const hash = randomId(43);
      await harness.store.put(hash, 'hf_session', MINUTE_MS);
      return hash;
    };

    test('one of many claims gets the session', async () => {
      const hash = await put();
      const claims = Array.from({ length: 20 }, (_, index) => harness.store.take(hash, `claim${index}`));
      expect((await Promise.all(claims)).filter((taken) => taken !== null)).toEqual(['hf_session']);
    });

    test('a claim that is sent again gets it again, and no other does', async () => {
      const hash = await put();
      expect(await harness.store.take(hash, 'one')).toBe('hf_session');
      expect(await harness.store.take(hash, 'other')).toBeNull();
      expect(await harness.store.take(hash, 'one')).toBe('hf_session');
    });

    test('what was never put leads nowhere', async () => {
      expect(await harness.store.take(randomId(43), 'one')).toBeNull();
    });

    test('it lasts until its time is over, claimed or not', async () => {
      const [early, late, claimed] = [await put(), await put(), await put()];
      await harness.store.take(claimed, 'one');
      await harness.advance(MINUTE_MS - 1_000);
      expect(await harness.store.take(early, 'one')).toBe('hf_session');
      await harness.advance(1_000);
      expect(await harness.store.take(late, 'one')).toBeNull();
      expect(await harness.store.take(claimed, 'one')).toBeNull();
    });
  });
}
