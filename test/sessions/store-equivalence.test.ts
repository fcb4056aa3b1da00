import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shortHash } from '../../backend/src/lib/ids.ts';
import { descentOf } from '../../backend/src/sessions/descent.ts';
import {
  DELETION_MARK_SECONDS,
  type Descent,
  type Session,
  type SessionStore,
} from '../../backend/src/sessions/session-store.ts';
import { turnAfter, turnsAfter } from './session-fixtures.ts';
import type { StoreHarness } from './session-store.conformance.ts';
import { memoryHarness, redisHarness } from './store-harness.ts';

/** Steps that end just before and at the TTL of 60 s, and just before and at the end of a deletion mark. */
const STEPS_MS = [3_000, 57_000, 60_000, DELETION_MARK_SECONDS * 1_000 - 3_000];
const IDS = ['one', 'two'];
const EPOCHS = ['epoch-a', 'epoch-b'];
const MESSAGE_IDS = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];

const VERBS = ['load', 'open', 'peek', 'writeBack', 'follow', 'announce', 'advance'] as const;

interface Step {
  readonly verb: (typeof VERBS)[number] | 'commit' | 'delete';
  readonly id: string;
  /** Which of the sessions seen so far the turn starts from; 0 for none. */
  readonly from: number;
  readonly messageId: string;
  readonly epoch: string;
  /**
   * For a write-back: how many turns it has, for how many of them it has events, and which version it says
   * they follow.
   */
  readonly turns: number;
  readonly told: number;
  readonly descent: Descent | 'theirOwn';
  readonly after: string | null;
  readonly ms: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.oneof(
    { weight: 12, arbitrary: fc.constant('commit' as const) },
    { weight: 14, arbitrary: fc.constantFrom(...VERBS) },
    { weight: 1, arbitrary: fc.constant('delete' as const) },
  ),
  id: fc.constantFrom(...IDS),
  from: fc.nat(4),
  messageId: fc.constantFrom(...MESSAGE_IDS),
  epoch: fc.constantFrom(...EPOCHS),
  turns: fc.integer({ min: 1, max: 3 }),
  told: fc.nat(3),
  descent: fc.oneof(
    fc.constant('theirOwn' as const),
    fc.record({
      base: fc.nat(4),
      turnIds: fc
        .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...MESSAGE_IDS)), { maxLength: 2 })
        .map((turns) => new Map(turns.map(([turn, id]) => [turn, shortHash(id)]))),
    }),
  ),
  after: fc.constantFrom(null, '0', '1', '1.1', '2', '2.2', '3'),
  ms: fc.constantFrom(...STEPS_MS),
});

let memory: StoreHarness;
let redis: StoreHarness;
beforeAll(async () => {
  [memory, redis] = await Promise.all([memoryHarness(), redisHarness()]);
});
afterAll(() => Promise.all([memory.close(), redis.close()]));

test('memory and Redis always give the same answers', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }), async (steps) => {
      run += 1;
      const seen: (Session | null)[] = [null];
      for (const each of steps) {
        const at = { ...each, id: `${each.id}-${run}` };
        const [expected, actual] = await Promise.all([take(memory, at, seen), take(redis, at, seen)]);
        expect(actual).toEqual(expected);
        if (typeof expected === 'object' && expected !== null && 'session' in expected)
          seen.push(expected.session);
        else if (each.verb === 'commit') seen.push(commitOf(at, seen).next);
        else if (each.verb === 'writeBack') seen.push(takenAside(at, seen).session);
      }
    }),
    { numRuns: 400, seed: 20260105 },
  );
});

/** Without the remaining TTL, which the two stores measure at different moments. */
async function followed(store: SessionStore, { id, after }: Step) {
  const outcome = await store.follow(id, after);
  return outcome.kind === 'found' ? { ...outcome, ttlMs: null } : outcome;
}

const commitOf = ({ from, messageId, epoch }: Step, seen: readonly (Session | null)[]) =>
  turnAfter(seen.at(-from) ?? null, messageId, epoch);

/** The turns taken during an outage, beginning with the one a commit would have been. */
function takenAside(at: Step, seen: readonly (Session | null)[]) {
  const first = commitOf(at, seen);
  const line = [first, ...turnsAfter(first.next, at.messageId, at.turns - 1)];
  const descent = at.descent === 'theirOwn' ? descentOf(first.next, first.expected) : at.descent;
  return {
    session: line.at(-1)?.next ?? first.next,
    events: line.map(({ event }) => event).slice(-at.told),
    descent,
  };
}

function take(
  { store, advance }: StoreHarness,
  at: Step,
  seen: readonly (Session | null)[],
): ReturnType<
  | SessionStore['open' | 'load' | 'commit' | 'writeBack' | 'delete' | 'announce']
  | StoreHarness['advance']
  | typeof followed
> {
  const commit = commitOf(at, seen);
  switch (at.verb) {
    case 'load':
    case 'open':
    case 'peek':
    case 'delete':
      return store[at.verb](at.id);
    case 'commit':
      return store.commit(at.id, commit);
    case 'writeBack': {
      const { session, events, descent } = takenAside(at, seen);
      return store.writeBack(at.id, session, events, descent);
    }
    case 'announce':
      return store.announce(at.id, 'hold', { slotId: at.messageId });
    case 'follow':
      return followed(store, at);
    case 'advance':
      return advance(at.ms);
  }
}
