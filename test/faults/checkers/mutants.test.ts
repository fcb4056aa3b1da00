import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Env } from '../../../backend/src/config/env.ts';
import { CANARY } from '../../support/canaries.ts';
import { takeLeaks } from '../../support/confidences.ts';
import { eventually } from '../../support/eventually.ts';
import type { HoldfastProcess } from '../../support/holdfast-process.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { ONE_ROOM, TO_SLOTS } from '../businesses.ts';
import { createFaultWorld, type FaultWorld } from '../fault-world.ts';
import { buildMutant, type MutantBuild, type Mutation } from '../mutant-build.ts';

const COMMIT = 'sessions/scripts/commit.lua';

const NO_MESSAGE_ID_CHECK: readonly Mutation[] = [
  {
    file: COMMIT,
    from: `if isSession and string.find(stored, '["'`,
    to: `if false and string.find(stored, '["'`,
  },
  { file: 'turns/remembered-turn.ts', from: '(turn) => turn.id === id', to: '() => false' },
  { file: 'turns/seen-turns.ts', from: 'this.#ids.has(shortHash(messageId))', to: 'false' },
];
const RESENDS: readonly Mutation[] = [
  ...NO_MESSAGE_ID_CHECK,
  {
    file: 'sessions/redis-connection.ts',
    from: 'autoResendUnfulfilledCommands: false',
    to: 'autoResendUnfulfilledCommands: true',
  },
  { file: 'sessions/redis-connection.ts', from: 'maxRetriesPerRequest: 0', to: 'maxRetriesPerRequest: 20' },
  { file: 'sessions/redis-client.ts', from: 'const MAX_ATTEMPTS = 3', to: 'const MAX_ATTEMPTS = 1' },
];
const NO_COMPARISON: readonly Mutation[] = [
  { file: COMMIT, from: 'if version ~= expectedVersion or not epochMatches', to: 'if false' },
];
const NO_TTL: readonly Mutation[] = [{ file: COMMIT, from: `session, 'EX', ttlSeconds)`, to: 'session)' }];
const NO_TOMBSTONE: readonly Mutation[] = [
  {
    file: 'sessions/scripts/delete.lua',
    from: `redis.call('SET', state, '{"version":' .. version .. ',"deleted":true}', 'EX', markSeconds)`,
    to: '',
  },
  { file: 'sessions/archive/recall-statement.ts', from: 'when exists (', to: 'when false and exists (' },
];
const PLAIN_INSERT: readonly Mutation[] = [
  { file: 'bookings/hold-statement.ts', from: 'where r.resource_id = resource.id', to: 'where false' },
];

const AFTER_A_TURN = 'logTurn(outcome, sessionId, at';
const LOGS_MESSAGES: readonly Mutation[] = [
  {
    file: 'http/turn-route.ts',
    from: AFTER_A_TURN,
    to: `ports.logger.info({ message }, 'heard');\n${AFTER_A_TURN}`,
  },
];
const NOT_WITHOUT_REDIS: readonly Mutation[] = [
  {
    file: 'sessions/session-commits.ts',
    from: 'this.#aside(id, whenAway())',
    to: `Promise.reject(new Error('away'))`,
  },
];
const DEAF_TO_OUTAGES: readonly Mutation[] = [
  { file: 'sessions/outages.ts', from: 'await archive.isAnyOut(this.#instance)', to: 'false' },
];
const FAILS_LATER: readonly Mutation[] = [
  {
    file: 'http/turn-route.ts',
    from: AFTER_A_TURN,
    to: `setTimeout(() => { throw new Error('nobody caught it'); });\n${AFTER_A_TURN}`,
  },
];

let postgres: TestPostgres;
let world: FaultWorld;
let build: MutantBuild | null = null;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  world = await createFaultWorld({ sharedPostgres: postgres });
});
afterEach(async () => {
  world.history.discard();
  await world.close();
  await build?.remove();
  build = null;
});

async function start(mutations: readonly Mutation[], env: Env = {}): Promise<HoldfastProcess> {
  build ??= await buildMutant(mutations);
  return world.start({ ...ONE_ROOM, ...env }, build.main);
}

async function startTwo(mutations: readonly Mutation[]): Promise<readonly HoldfastProcess[]> {
  build = await buildMutant(mutations);
  return Promise.all([start(mutations), start(mutations)]);
}

test('without a check of message ids, C2 finds a message that became two turns', async () => {
  const { url } = await start(NO_MESSAGE_ID_CHECK);
  const visitor = world.visitor(url);
  await visitor.say('hello', 'm1');
  await visitor.say('hello', 'm1');
  expect(await world.judge()).toContainEqual(expect.stringMatching(/^C2 .* m1: turn 1, then turn 2/));
});

test('with commands sent again by the client, C2 finds a message that became two turns', async () => {
  const { url } = await start(RESENDS);
  const visitor = world.visitor(url);
  await visitor.say('hello');
  const dropped = world.toRedis.dropReplyAfter(`live:{state:${visitor.session}}`);
  await visitor.attempt('menu', 'm2');
  await dropped;
  expect(await world.judge()).toContainEqual(
    expect.stringMatching(/^C2 .* m2: a second time in the transcript/),
  );
});

test('without a comparison of versions, C1 finds a turn that two devices both got as theirs', async () => {
  const urls = (await startTwo(NO_COMPARISON)).map(({ url }) => url);
  const session = randomUUID();
  const devices = urls.map((url) => world.visitor(url, { session }));
  for (let turn = 0; turn < 10; turn += 1) await Promise.all(devices.map((device) => device.say('menu')));
  expect(await world.judge()).toContainEqual(expect.stringMatching(/^C1 .* is both/));
});

test('without a time to live, C5 finds a session that never ends', async () => {
  const { url } = await start(NO_TTL);
  await world.visitor(url).say('hello');
  expect(await world.judge()).toContainEqual(expect.stringMatching(/^C5 .* never expires/));
});

test('without the mark of a deletion, C5 finds a session that came back', async () => {
  const urls = (await startTwo(NO_TOMBSTONE)).map(({ url }) => url);
  const session = randomUUID();
  const [here, elsewhere] = urls.map((url) => world.visitor(url, { session }));
  await elsewhere?.say('hello');
  expect(await here?.delete()).toBe(204);
  await elsewhere?.attempt('menu');
  expect(await world.judge()).toContainEqual(
    expect.stringMatching(/^C5 .* a say after its deletion got 200/),
  );
});

test('with a plain INSERT and no exclusion constraint, C3 and C4 find two visitors with the same time', async () => {
  const { url } = await start(PLAIN_INSERT);
  await world.allWell();
  await world.deployment.query('alter table reservations drop constraint reservations_never_overlap');
  const rivals = [world.visitor(url), world.visitor(url)];
  for (const word of [...TO_SLOTS, '1', 'yes']) for (const rival of rivals) await rival.say(word);
  const violations = await world.judge();
  expect(violations).toContainEqual(expect.stringMatching(/^C3 the bookings .* overlap/));
  expect(violations).toContainEqual(expect.stringMatching(/^C4 .* have the same time/));
});

test('with messages in the log, C6 finds a name', async () => {
  const { url } = await start(LOGS_MESSAGES);
  await world.visitor(url).sayAll(['book', CANARY.name]);
  expect(await world.judge()).toContain('C6 "quillfeather" leaked');
  expect(takeLeaks()).toContain('quillfeather');
});

test('without turns during an outage, C7 finds that nothing went on while Redis was unavailable', async () => {
  const { url } = await start(NOT_WITHOUT_REDIS);
  const visitor = world.visitor(url);
  await visitor.say('hello');
  await world.deployment.redis.kill();
  await visitor.attempt('menu');
  await world.deployment.restartRedis();
  world.expectProgress({ least: 2 });
  expect(await world.judge()).toEqual(['C7 1 operations succeeded, 2 were to']);
});

test('without an ear for outages elsewhere, C1 finds a turn that was taken twice', async () => {
  const link = await startTcpProxy(world.deployment.redis.port);
  world.onClose(link.close);
  const other = await start(DEAF_TO_OUTAGES);
  const cutOff = await start(DEAF_TO_OUTAGES, { REDIS_URL: `redis://127.0.0.1:${link.port}` });
  const visitor = world.visitor(other.url, { withToken: false });
  await visitor.say('hello');
  await world.allArchived();
  link.set({ kind: 'refuse' });
  link.reset();
  for (const { url } of [cutOff, other]) {
    visitor.moveTo(url);
    await visitor.say('menu');
  }
  link.set({ kind: 'pass' });
  expect(await world.judge()).toContainEqual(expect.stringMatching(/^C1 .* turn 2 is both/));
});

test('with an uncaught error, C8 finds that the process ended', async () => {
  const process = await start(FAILS_LATER);
  await world.visitor(process.url).attempt('hello');
  await eventually(() => expect(process.hasEnded()).toBe(true));
  expect(await world.judge()).toContainEqual(expect.stringMatching(/^C8 .* it ended by itself/));
});
