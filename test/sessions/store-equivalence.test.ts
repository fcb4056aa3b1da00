import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { descentOf } from '../../backend/src/sessions/descent.ts';
import type { Session, SessionStore } from '../../backend/src/sessions/session-store.ts';
import { turnAfter } from './session-fixtures.ts';

import type { StoreHarness } from './session-store.conformance.ts';
import { memoryHarness, redisHarness } from './store-harness.ts';

/** Steps of time that add up to just before and just after the TTL of 60 s, never close to it. */
const STEPS_MS = [7_000, 59_000, 61_000];
const IDS = ['one', 'two'];
const EPOCHS = ['epoch-a', 'epoch-b'];

interface Step {
  readonly verb: 'load' | 'open' | 'commit' | 'writeBack' | 'delete' | 'follow' | 'announce' | 'advance';
  readonly id: string;
  /** Which of the sessions seen so far the turn starts from; 0 from none. */
  readonly from: number;
  readonly messageId: string;
  readonly epoch: string;
  readonly after: string | null;
  readonly ms: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.oneof(
    { weight: 6, arbitrary: fc.constant('commit' as const) },
    { weight: 6, arbitrary: fc.constantFrom('load', 'open', 'writeBack', 'follow', 'announce', 'advance') },
    { weight: 1, arbitrary: fc.constant('delete' as const) },
  ),
  id: fc.constantFrom(...IDS),
  from: fc.nat(4),
  messageId: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6'),
  epoch: fc.constantFrom(...EPOCHS),
  after: fc.constantFrom(null, '0', '1', '1.1', '2', '2.2', '3'),
  ms: fc.constantFrom(...STEPS_MS),
});

let memory: StoreHarness;
let redis: StoreHarness;
beforeAll(async () => {
  [memory, redis] = await Promise.all([memoryHarness(), redisHarness()]);
});
afterAll(() => Promise.all([memory.close(), redis.close()]));

test('memory and Redis answer alike, whatever is asked and whenever', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      run += 1;
      const seen: (Session | null)[] = [null];
      for (const each of steps) {
        const at = { ...each, id: `${each.id}-${run}` };
        const [expected, actual] = await Promise.all([take(memory, at, seen), take(redis, at, seen)]);
        expect(actual).toEqual(expected);
        if (typeof expected === 'object' && 'session' in expected) seen.push(expected.session);
        else if (each.verb === 'commit') seen.push(commitOf(at, seen).next);
      }
    }),
    { numRuns: 150, seed: 20260105 },
  );
});

/** What is left of the TTL is left out: the two measure it at different moments. */
async function followed(store: SessionStore, { id, after }: Step) {
  const outcome = await store.follow(id, after);
  return outcome.kind === 'found' ? { ...outcome, ttlMs: null } : outcome;
}

const commitOf = ({ from, messageId, epoch }: Step, seen: readonly (Session | null)[]) =>
  turnAfter(seen.at(-from) ?? null, messageId, epoch);

function take(
  { store, advance }: StoreHarness,
  at: Step,
  seen: readonly (Session | null)[],
): ReturnType<
  SessionStore['open' | 'load' | 'commit' | 'writeBack' | 'delete' | 'announce'] | typeof followed
> {
  const commit = commitOf(at, seen);
  switch (at.verb) {
    case 'load':
    case 'open':
    case 'delete':
      return store[at.verb](at.id);
    case 'commit':
      return store.commit(at.id, commit);
    case 'writeBack':
      return store.writeBack(at.id, commit.next, [commit.event], descentOf(commit.next, commit.expected));
    case 'announce':
      return store.announce(at.id, 'hold', { slotId: at.messageId });
    case 'follow':
      return followed(store, at);
    case 'advance':
      return advance(at.ms);
  }
}
