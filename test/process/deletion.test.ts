import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { CANARY, leaksIn } from '../support/canaries.ts';
import type { ChatClient } from '../support/chat-client.ts';
import { begin, CLIENT_KINDS } from '../support/client-kinds.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { look, visitorTexts } from '../support/reply-contents.ts';
import { liveReservations, storedState } from '../support/stored-conversation.ts';
import { areWell, isArchived } from './process-state.ts';

const DELETED = { status: 410, body: { code: 'session_deleted' } };

let deployment: Deployment;
let both: readonly [HoldfastProcess, HoldfastProcess];
beforeAll(async () => {
  // Redis saves to disk only when a test says so. After a kill it comes back with that data, however old.
  deployment = await createDeployment({ redisArgs: [] });
  both = await Promise.all([deployment.start(), deployment.start()]);
});
beforeEach(() => areWell(...both));
afterEach(() => deployment.restartStores());
afterAll(() => deployment?.close());

/** A visitor with every token issued for the conversation. */
interface Known {
  readonly visitor: ChatClient;
  readonly tokens: readonly (string | null)[];
}

/** Conversations with a held time, of which both instances have a copy. */
async function knownToBoth(): Promise<readonly Known[]> {
  const all: Known[] = [];
  for (const kind of CLIENT_KINDS) {
    const visitor = await begin(kind, both[0].url, ['book']);
    const tokens = [visitor.resumeToken];
    for (const [n, message] of UNTIL_REVIEW.entries()) {
      if (n === 0) continue;
      visitor.moveTo(both[n % 2 === 0 ? 0 : 1].url);
      await visitor.say(message);
    }
    all.push({ visitor, tokens: [...tokens, visitor.resumeToken] });
  }
  return all;
}

/** Every request for the conversation is refused with "deleted", at every instance and with every token. */
async function expectRefused(
  { visitor, tokens }: Known,
  processes: readonly HoldfastProcess[] = both,
): Promise<void> {
  for (const { url } of processes) {
    visitor.moveTo(url);
    for (const token of tokens) {
      visitor.resumeToken = token;
      expect(await visitor.post({ message: 'yes' })).toMatchObject(DELETED);
      expect(await visitor.get()).toMatchObject(DELETED);
    }
  }
}

async function expectDeleted(known: Known, processes?: readonly HoldfastProcess[]): Promise<void> {
  const { visitor } = known;
  await expectRefused(known, processes);
  expect((await visitor.delete()).status).toBe(204);
  await expectRefused(known, processes);
  expect(await storedState(deployment, visitor)).toBeNull();
  expect(await liveReservations(deployment, visitor)).toEqual([]);
}

/**
 * Redis gets the marks without a request for the conversation, so that data that comes back with Redis is
 * deleted too.
 */
async function isMarkedInRedis(known: readonly Known[]): Promise<void> {
  for (const { visitor } of known) {
    await eventually(async () =>
      expect(await deployment.redis.admin.get(`state:${visitor.sessionId}`)).toContain('"deleted":true'),
    );
  }
}

async function deleteAt({ url }: HoldfastProcess, known: readonly Known[]): Promise<void> {
  for (const { visitor } of known) {
    visitor.moveTo(url);
    expect((await visitor.delete()).status).toBe(204);
  }
}

describe('a conversation that one of two instances deletes stays deleted (10)', () => {
  test('at the other one, which still has a copy of it', async () => {
    const known = await knownToBoth();
    await deleteAt(both[0], known);
    for (const each of known) await expectDeleted(each);
  });

  test('after FLUSHALL, also on an instance that starts later', async () => {
    const known = await knownToBoth();
    await deleteAt(both[0], known);
    await deployment.redis.admin.flushall();
    const later = await deployment.start();
    for (const each of known) await expectDeleted(each, [both[1], later, both[0]]);
    await later.stop();
  });

  test('after Redis was restarted with what it had before', async () => {
    const known = await knownToBoth();
    await deployment.redis.admin.save();
    await deleteAt(both[0], known);
    await deployment.redis.kill();
    await deployment.restartRedis();
    await isMarkedInRedis(known);
    for (const each of known) await expectDeleted(each, [both[1], both[0]]);
  });

  test('after every instance and Redis were killed, and Redis came back with what it had before', async () => {
    const known = await knownToBoth();
    await deployment.redis.admin.save();
    await deleteAt(both[0], known);
    await Promise.all([deployment.endProcesses(), deployment.redis.kill()]);
    await deployment.restartRedis();
    for (const { visitor } of known) {
      expect(await storedState(deployment, visitor)).toMatchObject({ version: UNTIL_REVIEW.length });
    }
    both = await Promise.all([deployment.start(), deployment.start()]);
    await isMarkedInRedis(known);
    for (const each of known) await expectDeleted(each);
  });

  test('while Redis is unavailable, and when it comes back with its old data', async () => {
    const known = await knownToBoth();
    await deployment.redis.admin.save();
    await deployment.redis.kill();
    await deleteAt(both[0], known);
    for (const each of known) await expectRefused(each);
    await deployment.restartRedis();
    await isMarkedInRedis(known);
    for (const each of known) await expectDeleted(each);
  });

  test('when it went on without Redis, and the instance that has those turns did not hear of it', async () => {
    const known = await knownToBoth();
    await deployment.redis.kill();
    for (const { visitor } of known) {
      visitor.moveTo(both[1].url);
      expect(await visitor.say('change my email')).toMatchObject({ degraded: true });
    }
    await deleteAt(both[0], known);
    await deployment.restartRedis();
    await areWell(...both);
    for (const each of known) await expectDeleted(each, [both[1], both[0]]);
  });
});

test('without the database it cannot be deleted: 503, and it goes on, until it can', async () => {
  const [here] = both;
  const known = await knownToBoth();
  await deployment.postgres.kill();
  for (const { visitor } of known) {
    visitor.moveTo(here.url);
    const refused = await visitor.delete();
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  }
  const [silent, ...talking] = known.map(({ visitor }) => visitor);
  for (const visitor of talking) {
    expect(await visitor.say('change my email')).toMatchObject({ turn: 10, state: 'BOOK_EMAIL' });
  }
  await deployment.postgres.restart();
  await areWell(...both);
  await Promise.all(both.map(isArchived));
  // A failed deletion must not lose changes that are waiting to be archived.
  await deployment.redis.admin.flushall();
  for (const { visitor } of known) {
    visitor.moveTo(both[1].url);
    const said = visitor === silent ? UNTIL_REVIEW : [...UNTIL_REVIEW, 'change my email'];
    expect(visitorTexts(await look(visitor))).toEqual(said);
  }
  await deleteAt(here, known);
  for (const each of known) await expectDeleted(each);
});

describe('what is left of a visitor whose conversation was deleted (38)', () => {
  /** Returns everything the stores contain, as text. */
  async function everything(): Promise<string> {
    const { admin } = deployment.redis;
    const inRedis: string[] = [];
    for (const key of await admin.keys('*')) {
      const value = key.startsWith('events:') ? await admin.xrange(key, '-', '+') : await admin.get(key);
      inRedis.push(key, JSON.stringify(value));
    }
    const tables = await deployment.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const rows = await Promise.all(tables.map(({ name }) => deployment.query(`select * from ${name}`)));
    const values = rows.flat().flatMap((row) => Object.values(row));
    return [...inRedis, ...values.map(textOf)].join('\n');
  }

  const textOf = (value: unknown): string =>
    Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value);

  const asCanary: readonly string[] = [
    CANARY.name,
    CANARY.email,
    CANARY.phone,
    CANARY.company,
    '12',
    'Email',
    CANARY.goal,
    '1',
  ];

  afterEach(() => deployment.redis.admin.flushall());

  test('is nothing of one who only held a time and asked for help', async () => {
    const visitor = await begin('a sealed id', both[0].url, ['support']);
    await visitor.say(CANARY.issue);
    await visitor.say(CANARY.otherEmail);
    for (const message of ['book', ...asCanary]) await visitor.say(message);
    expect(await liveReservations(deployment, visitor)).toMatchObject([{ status: 'held' }]);
    await isArchived(both[0]);
    expect(leaksIn(await everything(), [visitor.sessionId])).not.toEqual([]);

    expect((await visitor.delete()).status).toBe(204);
    await isArchived(both[0]);
    // Only Redis has the id, in the key of the mark that refuses it.
    const left = (await everything()).replaceAll(`state:${visitor.sessionId}`, '');
    expect(leaksIn(left, [visitor.sessionId])).toEqual([]);
  });

  test('is the booking itself, which no longer refers to a conversation', async () => {
    const visitor = await begin('a sealed id', both[0].url, ['book']);
    for (const message of [...asCanary, 'yes']) await visitor.say(message);
    const [booking] = await liveReservations(deployment, visitor);
    expect((await visitor.delete()).status).toBe(204);
    const kept = await deployment.query<{ answers: unknown }>(
      `select status, reference, session_id, conversation, answers, starts_at > now() as in_future
       from reservations where id = $1`,
      [booking?.id],
    );
    expect(kept).toEqual([
      {
        status: 'confirmed',
        reference: booking?.reference,
        session_id: '',
        conversation: '',
        in_future: true,
        answers: expect.objectContaining({ EMAIL: CANARY.email, NAME: CANARY.name }),
      },
    ]);
  });
});

test('a deletion at an instance that cannot reach Redis is in force at the others at once', async () => {
  const cutOff = await deployment.start({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
  const known = await knownToBoth();
  for (const { visitor } of known) {
    visitor.moveTo(cutOff.url);
    expect(await visitor.delete()).toMatchObject({ status: 204 });
  }
  for (const each of known) await expectRefused(each);
});
