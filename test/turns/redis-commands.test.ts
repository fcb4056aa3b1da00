import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { UNTIL_REVIEW, UNTIL_SLOTS } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { comeBack } from '../support/come-back.ts';
import { eventually } from '../support/eventually.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

let redis: RedisServer;
let postgres: TestPostgres;
let app: TestApp;
let elsewhere: TestApp;
beforeAll(async () => {
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const env = { REDIS_URL: redis.url, DATABASE_URL: postgres.url };
  [app, elsewhere] = await Promise.all([startApp(env), startApp(env)]);
  for (const { url } of [app, elsewhere]) await warmUp(new ChatClient(url, randomUUID()));
});
afterAll(async () => {
  await Promise.all([app?.stop(), elsewhere?.stop()]);
  await Promise.all([redis?.stop(), postgres?.stop()]);
});

/**
 * The first call of a script on a connection sends its text. And a process trusts no copy until it knows
 * that the process before it left nothing behind.
 */
async function warmUp(client: ChatClient): Promise<void> {
  await client.get();
  await eventually(async () => {
    await client.say('menu');
    expect(await sent(() => client.say('menu'))).toEqual(ONE);
  });
}

let visitor: ChatClient;
beforeEach(() => {
  visitor = new ChatClient(app.url, randomUUID());
});

async function sayAll(messages: readonly string[]): Promise<void> {
  for (const message of messages) await visitor.say(message);
}

/**
 * Returns the commands sent to Redis while `work` ran, without reading the clock, which happens every half
 * minute.
 */
const sent = async (work: () => Promise<unknown>): Promise<string[]> =>
  (await redis.commandsDuring(work)).filter((command) => command !== 'time');

/** The number of commands of each turn so far, from the log. */
const logged = (): number[] =>
  [...app.lines, ...elsewhere.lines]
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg === 'turn')
    .map(({ redisCommands }) => redisCommands);

/** Returns the commands sent to Redis for one message, and checks them against the log. */
async function commandsFor(message: string, messageId: string = randomUUID()): Promise<string[]> {
  const [turns, total] = [logged().length, sum(logged())];
  const commands = await sent(() => visitor.say(message, { messageId }));
  expect([logged().length - turns, sum(logged()) - total]).toEqual([1, commands.length]);
  return commands;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const ONE = ['evalsha'];
const TWO = ['evalsha', 'evalsha'];

test('a warm turn is one command', async () => {
  await visitor.say('book');
  expect(await commandsFor('Ana Silva')).toEqual(ONE);
  expect(await commandsFor('not an address')).toEqual(ONE);
  expect(await commandsFor('ana@acme.example')).toEqual(ONE);
});

test('a warm turn that only looks at the calendar is one command', async () => {
  await sayAll(UNTIL_SLOTS.slice(0, -1));
  expect(await commandsFor('Bookings')).toEqual(ONE);
  expect(await commandsFor('in the morning')).toEqual(ONE);
});

test('a warm turn that takes a hold, books or gives up is two commands', async () => {
  await sayAll(UNTIL_SLOTS);
  expect(await commandsFor('1')).toEqual(TWO);
  expect(await commandsFor('yes')).toEqual(TWO);

  visitor = new ChatClient(app.url, randomUUID());
  await sayAll(UNTIL_REVIEW);
  expect(await commandsFor('cancel')).toEqual(TWO);
});

test('a cold turn is two commands: the first of a conversation, and the first at another instance', async () => {
  expect(await commandsFor('book')).toEqual(TWO);
  visitor.moveTo(elsewhere.url);
  expect(await commandsFor('Ana Silva')).toEqual(TWO);
  expect(await commandsFor('ana@acme.example')).toEqual(ONE);
});

test('a cold turn that books is two commands', async () => {
  await sayAll(UNTIL_REVIEW);
  visitor.moveTo(elsewhere.url);
  expect(await commandsFor('yes')).toEqual(TWO);
});

test('a retry is one command', async () => {
  await visitor.say('book', { messageId: 'm1' });
  expect(await commandsFor('book', 'm1')).toEqual(ONE);
});

test('an old copy costs one command more than a warm one', async () => {
  await visitor.say('book');
  visitor.moveTo(elsewhere.url);
  await visitor.say('Ana Silva');
  visitor.moveTo(app.url);
  expect(await commandsFor('ana@acme.example')).toEqual(TWO);
});

test('reading the state of the conversation is one command; other requests need none', async () => {
  await visitor.say('book');
  expect(await sent(() => visitor.get())).toEqual(ONE);
  const others = ['/api/business', '/health/live', '/health/ready', '/metrics'];
  expect(await sent(() => Promise.all(others.map((path) => fetch(`${app.url}${path}`))))).toEqual([]);
  expect(await sent(() => visitor.post({ message: '' }))).toEqual([]);
});

test('a returning visitor costs one more command, once: reading the earlier conversation', async () => {
  const earlier = await ChatClient.begin(app.url, 'book');
  for (const message of ['Ana Silva', 'ana@acme.example']) await earlier.say(message);
  const [turns, total] = [logged().length, sum(logged())];
  const commands = await sent(async () => {
    visitor = (await comeBack(app.url, earlier, 'book')).visitor;
  });
  expect([logged().length - turns, sum(logged()) - total]).toEqual([1, commands.length]);
  expect(commands).toEqual([...TWO, ...ONE]);
  expect(await commandsFor('+351 912 345 678')).toEqual(ONE);
});
