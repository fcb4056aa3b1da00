import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type {
  TokenBudgets,
  TokenLimits,
  TokenReservation,
} from '../../backend/src/assistant/model/token-budgets.ts';
import { randomId } from '../../backend/src/lib/ids.ts';

/** The budgets under test, with a clock that can be moved. */
export interface BudgetsHarness {
  /** The same budgets as seen by two instances. */
  readonly instances: readonly [TokenBudgets, TokenBudgets];
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

export const BUDGET_LIMITS: TokenLimits = { session: 100, day: 250 };
export const BUDGET_TTL_SECONDS = 600;

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** Tests that every implementation of token budgets must pass. */
export function describeTokenBudgets(name: string, create: () => Promise<BudgetsHarness>): void {
  describe(name, () => {
    let harness: BudgetsHarness;
    let one: TokenBudgets;
    let other: TokenBudgets;
    beforeAll(async () => {
      harness = await create();
      [one, other] = harness.instances;
    });
    beforeEach(() => harness.advance(DAY_MS));
    afterAll(() => harness?.close());

    const newSession = () => `hf_${randomId(8)}`;
    async function reserved(id: string, tokens: number): Promise<TokenReservation> {
      const reservation = await one.reserve(id, tokens);
      if (reservation === null) throw new Error(`${tokens} tokens were refused`);
      return reservation;
    }
    /** Returns whether exactly this many tokens of a session's budget are left, without spending them. */
    async function has(id: string, tokens: number): Promise<boolean> {
      const [most, more] = [await other.reserve(id, tokens), await other.reserve(id, 1)];
      await most?.settle(0);
      await more?.settle(0);
      return most !== null && more === null;
    }

    test('a session may spend its budget and no more', async () => {
      const id = newSession();
      expect(await one.reserve(id, 101)).toBeNull();
      await reserved(id, 60);
      expect(await other.reserve(id, 41)).toBeNull();
      await reserved(id, 40);
      expect(await other.reserve(id, 1)).toBeNull();
    });

    test('what was refused took nothing', async () => {
      const id = newSession();
      await one.reserve(id, 101);
      expect(await has(id, 100)).toBe(true);
    });

    test('what was not used is there again', async () => {
      const id = newSession();
      await (await reserved(id, 90)).settle(30);
      expect(await has(id, 70)).toBe(true);
    });

    test('what was used beyond the reservation counts as well', async () => {
      const id = newSession();
      await (await reserved(id, 10)).settle(80);
      expect(await has(id, 20)).toBe(true);
    });

    test('instances that ask at once spend no more of a session together', async () => {
      const id = newSession();
      const asked = Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other).reserve(id, 30));
      expect((await Promise.all(asked)).filter((each) => each !== null)).toHaveLength(3);
    });

    test('sessions and instances that ask at once spend no more of a day together', async () => {
      const asked = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? one : other).reserve(newSession(), 50),
      );
      expect((await Promise.all(asked)).filter((each) => each !== null)).toHaveLength(5);
    });

    test('a day that is spent leaves the session what it has', async () => {
      const [first] = [await reserved(newSession(), 100), await reserved(newSession(), 100)];
      const id = newSession();
      expect(await other.reserve(id, 60)).toBeNull();
      await first.settle(0);
      expect(await has(id, 100)).toBe(true);
    });

    test('a day that is spent is over at midnight, UTC', async () => {
      for (const tokens of [100, 100, 50]) await reserved(newSession(), tokens);
      expect(await other.reserve(newSession(), 1)).toBeNull();
      await harness.advance(DAY_MS);
      expect(await other.reserve(newSession(), 100)).not.toBeNull();
    });

    test('what is settled after midnight counts for the day before', async () => {
      const late = await reserved(newSession(), 10);
      await harness.advance(DAY_MS);
      await late.settle(100);
      for (const tokens of [100, 100, 50]) await reserved(newSession(), tokens);
    });

    test("a session's budget lasts as long as a session after it was last asked in", async () => {
      const id = newSession();
      await reserved(id, 50);
      await harness.advance(BUDGET_TTL_SECONDS * SECOND_MS - SECOND_MS);
      await (await reserved(id, 30)).settle(30);
      await harness.advance(BUDGET_TTL_SECONDS * SECOND_MS - SECOND_MS);
      expect(await has(id, 20)).toBe(true);
    });

    test('a reservation that is never settled lapses with it, and settling it then changes nothing', async () => {
      const id = newSession();
      const late = await reserved(id, 100);
      await harness.advance(BUDGET_TTL_SECONDS * SECOND_MS + SECOND_MS);
      expect(await has(id, 100)).toBe(true);
      await late.settle(0);
      await reserved(id, 90);
      expect(await has(id, 10)).toBe(true);
    });
  });
}
