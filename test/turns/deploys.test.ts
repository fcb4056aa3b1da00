import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { en } from '../../backend/src/dialogue/copy/en.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import { RedisClient } from '../../backend/src/sessions/redis-client.ts';
import { RedisSessionStore } from '../../backend/src/sessions/redis-session-store.ts';
import { answerTo } from '../support/answers.ts';
import { silentLogger } from '../support/bookings.ts';
import { news, size } from '../support/business-additions.ts';
import { BUSINESS_NAMES, loadTestBusiness } from '../support/businesses.ts';
import { createTurnInstance, type Said, type TurnInstance } from '../support/turn-instance.ts';
import { createTurnWorld, live, type TurnWorld } from './turn-world.ts';

let world: TurnWorld;
let client: RedisClient;
const instances: TurnInstance[] = [];
beforeAll(async () => {
  world = await createTurnWorld();
  client = new RedisClient({
    address: { kind: 'url', url: world.redis.url },
    commandTimeoutMs: 5_000,
    logger: silentLogger,
  });
});
afterAll(async () => {
  for (const { sessions } of instances) await sessions.close();
  client?.close();
  await world?.close();
});

/** A new process with this business file and the same stores. */
function deploy(business: Business): TurnInstance {
  const store = new RedisSessionStore(client, 3_600);
  const instance = createTurnInstance({ store, database: world.database, business });
  instances.push(instance);
  return instance;
}

describe.each(BUSINESS_NAMES)('a deploy of %s with another business file', (name) => {
  const shipped = loadTestBusiness(name);
  const [first, ...others] = shipped.questions;
  const before: Business = {
    ...shipped,
    topics: [news, ...shipped.topics],
    questions: [...(first ? [first] : []), size, ...others],
  };

  let id: string;
  beforeEach(() => {
    id = randomUUID();
  });

  /** Answers every question until the conversation is in that state. */
  async function talkUntil(instance: TurnInstance, business: Business, state: string): Promise<Said> {
    let said = await instance.say(id, 'book');
    for (let turn = 0; said.state !== state && turn < 20; turn += 1) {
      const question = business.questions.find((each) => said.state === `BOOK_${each.id}`);
      said = await instance.say(id, question ? String(answerTo(question)) : '1');
    }
    expect(said.state).toBe(state);
    return said;
  }

  test('a question added while the review is shown is asked, and then the held time is booked', async () => {
    await talkUntil(deploy(shipped), shipped, 'BOOK_REVIEW');
    const [held] = live(await world.rowsOf(id));
    const after = deploy(before);
    expect(await after.say(id, 'yes')).toMatchObject({
      state: 'BOOK_SIZE',
      message: expect.stringContaining('size'),
    });
    expect(await after.say(id, 'large')).toMatchObject({ state: 'BOOK_REVIEW', booking: null });
    const booked = await after.say(id, 'yes');
    expect(booked).toMatchObject({
      state: 'BOOK_CONFIRMED',
      booking: { startsAt: held?.starts_at.toISOString() },
    });
    expect(live(await world.rowsOf(id))).toMatchObject([{ status: 'confirmed' }]);
  });

  test('an answer to a question that is gone is answered politely, and nothing is asked twice', async () => {
    await talkUntil(deploy(before), before, 'BOOK_SIZE');
    const after = deploy(shipped);
    const restarted = await after.say(id, '1');
    expect(restarted.state).toBe('MENU');
    expect(restarted.message).toContain(en.restarted);
    const next = await after.say(id, 'book');
    expect(next.state).toBe(`BOOK_${others[0]?.id}`);
    expect(next.message).not.toContain(en.restarted);
  });

  test('a yes to a service that is gone books nothing; another one can be booked', async () => {
    await talkUntil(deploy(before), before, 'BOOK_REVIEW');
    const [service] = before.services;
    if (!service) throw new Error('A business has a service');
    const other: Business = {
      ...before,
      services: [{ ...service, id: 'other', label: 'Something else', synonyms: [] }],
    };
    const after = deploy(other);
    const restarted = await after.say(id, 'yes');
    expect(restarted).toMatchObject({ state: 'MENU', booking: null });
    expect(restarted.message).toContain(en.restarted);
    expect((await after.say(id, 'book')).state).toBe('BOOK_SLOT');
    await after.say(id, '1');
    expect(await after.say(id, 'yes')).toMatchObject({
      state: 'BOOK_CONFIRMED',
      booking: { service: 'Something else' },
    });
    expect(live(await world.rowsOf(id))).toMatchObject([{ status: 'confirmed' }]);
  });

  test('a figure said of the old menu chooses nothing from the new one', async () => {
    await deploy(before).say(id, 'hello');
    expect(await deploy(shipped).say(id, '1')).toMatchObject({ state: 'MENU' });
    // Now the visitor has seen the new one.
    expect((await deploy(shipped).say(id, '1')).state).not.toBe('MENU');
  });

  test('a figure said of a menu that is still the same chooses from it', async () => {
    await deploy(before).say(id, 'hello');
    expect(await deploy(before).say(id, '1')).toMatchObject({ state: 'NEWS_SELECT' });
  });

  test('the last reply, of which nothing is left, is still one with words for a retry', async () => {
    const old = deploy(before);
    await talkUntil(old, before, first ? `BOOK_${first.id}` : '');
    await old.say(id, String(first && answerTo(first)), 'm1');
    const retried = await deploy(shipped).say(id, String(first && answerTo(first)), 'm1');
    expect(retried.message).toBe(en.updatedSince);
  });
});
