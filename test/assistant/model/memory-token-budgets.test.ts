import { expect, test } from 'vitest';
import { MemoryTokenBudgets } from '../../../backend/src/assistant/model/memory-token-budgets.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { BUDGET_LIMITS, BUDGET_TTL_SECONDS, describeTokenBudgets } from '../token-budgets.conformance.ts';

function create(limits = BUDGET_LIMITS) {
  const clock = new ManualClock();
  const budgets = new MemoryTokenBudgets({ limits, sessionTtlSeconds: BUDGET_TTL_SECONDS, clock });
  return { clock, budgets };
}

describeTokenBudgets('MemoryTokenBudgets', async () => {
  const { clock, budgets } = create();
  return {
    instances: [budgets, budgets],
    advance: async (ms) => clock.advance(ms),
    close: async () => undefined,
  };
});

test('a crowd of other sessions makes it forget one of long ago, and never the day', async () => {
  const { budgets } = create({ session: 1, day: 20_002 });
  await budgets.reserve('first', 1);
  for (let index = 0; index < 20_000; index += 1) await budgets.reserve(`other-${index}`, 1);
  expect(await budgets.reserve('first', 1)).not.toBeNull();
  expect(await budgets.reserve('one-more', 1)).toBeNull();
});
