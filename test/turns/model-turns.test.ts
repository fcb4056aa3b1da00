import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createKnowledge } from '../../backend/src/assistant/knowledge/knowledge.ts';
import type { Model } from '../../backend/src/assistant/model/model.ts';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import { joinModel } from '../../backend/src/join-model.ts';
import { type Clock, systemClock } from '../../backend/src/lib/clock.ts';
import { sessionKeys } from '../../backend/src/sessions/redis-keys.ts';
import type { TurnOutcome } from '../../backend/src/turns/turn-outcome.ts';
import { silentLogger } from '../support/bookings.ts';
import { loadTestBusiness } from '../support/businesses.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { type ModelAnswer, SERVER_ERROR, saysJson } from '../support/model-answers.ts';
import { type ModelServer, startModelServer } from '../support/model-server.ts';
import { modelAt } from '../support/served-model.ts';
import { createTurnWorld, type TurnWorld } from './turn-world.ts';

const business = loadTestBusiness('btrix');
/** A message that no rule understands, sent while the name is asked for. */
const UNCLEAR = 'on the stage I was 77 and off it everybody would say Ana Silva';
const PERSON = saysJson({ event: 'askPerson' });
const LONG_MS = 20_000;
/** Longer than a busy machine takes to ask, so that it is the model that is late. */
const SHORT_MS = 1_000;

let world: TurnWorld;
let server: ModelServer;
beforeAll(async () => {
  [world, server] = await Promise.all([createTurnWorld(), startModelServer()]);
});
afterAll(async () => {
  await world?.close();
  await server?.close();
});

let id: string;
let signals: string[];
/** Runs whenever the model is about to be asked. */
let meanwhile: () => Promise<unknown>;
let asked: number;
beforeEach(() => {
  id = randomUUID();
  signals = [];
  meanwhile = async () => undefined;
  asked = 0;
  server.always(PERSON);
});

function instance({ timeoutMs = LONG_MS, clock = systemClock as Clock } = {}) {
  const inner = modelAt(server);
  const model: Model = {
    get isResting() {
      return inner.isResting;
    },
    ask: async (request) => {
      asked += 1;
      await meanwhile();
      return inner.ask(request);
    },
  };
  return world.instance(
    (leases) =>
      joinModel({
        model,
        dialogue: new Dialogue(business),
        knowledge: createKnowledge(business),
        stores: {
          leases,
          live: {
            subscribe: () => () => undefined,
            publish: async (_, signal) => void signals.push(signal),
          },
        },
        timeoutMs,
        refused: () => undefined,
        logger: silentLogger,
      }),
    clock,
  );
}

const by = (outcome: TurnOutcome) => outcome.kind === 'replied' && outcome.understoodBy;

test('the model is asked of what rules are unsure of, and of nothing else', async () => {
  const here = instance();
  expect(by(await here.take(id, 'book'))).toBe('rules');
  expect(asked).toBe(0);
  const outcome = await here.take(id, UNCLEAR);
  expect(outcome).toMatchObject({ kind: 'replied', understoodBy: 'model', event: 'askPerson' });
  expect(asked).toBe(1);
  expect(signals).toEqual(['typing:assistant:']);
});

test('if the model has nothing better, the message counts as not understood', async () => {
  server.always(saysJson({ event: 'none' }));
  const here = instance();
  await here.say(id, 'menu');
  expect(by(await here.take(id, 'blorp florp'))).toBe('nothing');
});

test('a turn that needs no model costs one command of the store, with one as without', async () => {
  const here = instance();
  await here.say(id, 'book');
  expect((await here.say(id, 'Ana Silva')).commands).toBe(1);
});

describe('nothing is paid twice', () => {
  test('for a message that two instances get at once', async () => {
    const [here, there] = [instance(), instance()];
    await here.say(id, 'book');
    await there.say(id, 'hello');
    const [one, other] = await Promise.all([here.say(id, UNCLEAR, 'm1'), there.say(id, UNCLEAR, 'm1')]);
    expect(one).toMatchObject({ state: 'SUPPORT_ISSUE', turn: 3 });
    expect(other).toMatchObject({ message: one.message, turn: 3 });
    expect(asked).toBe(1);
  });

  test('for one that comes again to an instance with an older copy', async () => {
    const [here, there] = [instance(), instance()];
    await here.say(id, 'book');
    await there.say(id, 'hello');
    const first = await here.say(id, UNCLEAR, 'm1');
    expect(await there.say(id, UNCLEAR, 'm1')).toMatchObject({ message: first.message, turn: first.turn });
    expect(asked).toBe(1);
  });

  test('when another turn was committed while it was asked', async () => {
    const [here, there] = [instance(), instance()];
    await here.say(id, 'book');
    meanwhile = () => there.say(id, 'thanks');
    expect(await here.say(id, UNCLEAR)).toMatchObject({ state: 'SUPPORT_ISSUE', turn: 3 });
    expect(asked).toBe(1);
  });

  test('when another turn is committed before its own', async () => {
    const [here, there] = [instance(), instance()];
    await here.say(id, 'book');
    here.store.beforeNextCommit(() => there.say(id, 'thanks'));
    expect(await here.say(id, UNCLEAR)).toMatchObject({ state: 'SUPPORT_ISSUE', turn: 3 });
    expect(asked).toBe(1);
  });
});

test('its reading of a message counts only if the conversation has not moved on', async () => {
  const [here, there] = [instance(), instance()];
  await here.say(id, 'book');
  let isFirst = true;
  meanwhile = async () => {
    if (isFirst) await there.say(id, 'cancel');
    isFirst = false;
  };
  server.next(PERSON, saysJson({ event: 'none' }));
  expect(await here.say(id, UNCLEAR)).toMatchObject({ state: 'MENU', turn: 3 });
  expect(asked).toBe(2);
});

test('a deletion while it is asked wins', async () => {
  const here = instance();
  await here.say(id, 'book');
  meanwhile = () => here.sessions.delete(id);
  expect(await here.take(id, UNCLEAR)).toEqual({ kind: 'deleted' });
});

describe('the lease', () => {
  const lease = () => world.redis.admin.exists(sessionKeys(id).lease);

  test('is held until the turn is committed, and no longer', async () => {
    const here = instance();
    await here.say(id, 'book');
    const held: number[] = [];
    meanwhile = async () => held.push(await lease());
    here.store.beforeNextCommit(async () => held.push(await lease()));
    await here.say(id, UNCLEAR);
    expect([...held, await lease()]).toEqual([1, 1, 0]);
  });

  test('is not taken by a turn that asks no model', async () => {
    const here = instance();
    const held: number[] = [];
    here.store.beforeNextCommit(async () => held.push(await lease()));
    await here.say(id, 'book');
    expect(held).toEqual([0]);
  });
});

test.each<[string, ModelAnswer]>([
  ['hangs', { kind: 'hang' }],
  ['fails', SERVER_ERROR],
])('a model that %s is waited for no longer than a turn may take, and rules go on', async (_, answer) => {
  server.always(answer);
  const [here, plain] = [instance({ timeoutMs: SHORT_MS }), world.instance()];
  const other = randomUUID();
  await here.say(id, 'book');
  await plain.say(other, 'book');
  const startedAt = performance.now();
  const outcome = await here.take(id, UNCLEAR);
  expect(performance.now() - startedAt).toBeLessThan(LONG_MS / 2);
  const without = await plain.take(other, UNCLEAR);
  expect(outcome).toMatchObject({
    kind: 'replied',
    understoodBy: by(without),
    event: without.kind === 'replied' && without.event,
  });
  expect(await here.say(id, 'Ana Silva')).toMatchObject({ state: 'BOOK_EMAIL' });
});

test('a skipped model costs a turn nothing, and no device sees someone typing', async () => {
  server.always(SERVER_ERROR);
  const here = instance();
  for (let failures = 0; failures < 3; failures += 1) await here.say(id, 'blorp florp');
  signals = [];
  expect((await here.say(id, 'menu')).commands).toBe(1);
  expect((await here.say(id, 'blorp florp')).commands).toBe(1);
  expect(signals).toEqual([]);
  expect(asked).toBe(3);
});

test('a message that waited for another one has no more time in all', async () => {
  server.always({ kind: 'hang' });
  const here = instance({ timeoutMs: SHORT_MS });
  const [one, other] = await Promise.all([here.take(id, 'blorp florp'), here.take(id, 'florp blorp')]);
  expect([by(one), by(other)]).toEqual(['nothing', 'nothing']);
  expect(asked).toBe(1);
});

test('… also when the clock is set back while it waits', async () => {
  server.always({ kind: 'hang' });
  const clock = new ManualClock(Date.now());
  const here = instance({ timeoutMs: SHORT_MS, clock });
  meanwhile = async () => clock.advance(-3_600_000);
  const [one, other] = await Promise.all([here.take(id, 'blorp florp'), here.take(id, 'florp blorp')]);
  expect([by(one), by(other)]).toEqual(['nothing', 'nothing']);
  expect(asked).toBe(1);
});

test('a yes is never made of anything', async () => {
  server.always(saysJson({ event: 'yes' }));
  const here = instance();
  await here.sayAll(id, [
    'book',
    'Ana Silva',
    'ana@acme.example',
    '+351 912 345 678',
    'Acme',
    '12',
    'Email',
    'Bookings',
    '1',
  ]);
  const said = await here.say(id, 'it would be a pity not to, would it not, old chap');
  expect(said).toMatchObject({ state: 'BOOK_REVIEW', booking: null });
  expect(asked).toBeGreaterThan(0);
});
