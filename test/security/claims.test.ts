import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { UNTIL_REVIEW, UNTIL_SLOTS } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

let postgres: TestPostgres;
let database: Client;
let app: TestApp;
beforeAll(async () => {
  postgres = await startPostgres();
  app = await startApp({ DATABASE_URL: postgres.url });
  database = new Client({ connectionString: postgres.url });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await app?.stop();
  await postgres?.stop();
});

async function visitorAt(words: readonly string[]): Promise<{ visitor: ChatClient; reply: ChatReply }> {
  const visitor = new ChatClient(app.url, randomUUID());
  const replies: ChatReply[] = [];
  for (const word of words) replies.push(await visitor.say(word));
  const reply = replies.at(-1);
  if (!reply) throw new Error('Nothing was said');
  return { visitor, reply };
}

const slotsIn = ({ parts }: ChatReply): readonly string[] =>
  parts.flatMap((part) => (part.type === 'slots' ? part.slots.map(({ id }) => id) : []));

const holdIn = ({ parts }: ChatReply): string | undefined =>
  parts.flatMap((part) => (part.type === 'hold' ? [part.slotId] : []))[0];

async function rowsOf({ sessionId }: ChatClient): Promise<readonly string[]> {
  const { rows } = await database.query<{ status: string }>(
    `select status from reservations where session_id = $1 and status in ('held', 'confirmed')`,
    [sessionId],
  );
  return rows.map(({ status }) => status);
}

/** Checks that times are offered again in an ordinary reply, and that nothing is held or booked. */
async function expectOtherTimes(visitor: ChatClient, reply: ChatReply): Promise<void> {
  expect(reply).toMatchObject({ state: 'BOOK_SLOT', booking: null });
  expect(holdIn(reply)).toBeUndefined();
  expect(await rowsOf(visitor)).toEqual([]);
}

describe('without a hold a visitor books nothing (18)', () => {
  test.each(['yes', 'confirm', 'book it', 'yes, confirm it now', 'YES!!!'])(
    'by "%s" when times are offered',
    async (word) => {
      const { visitor } = await visitorAt(UNTIL_SLOTS);
      await expectOtherTimes(visitor, await visitor.say(word));
    },
  );

  test('by the id of a time another visitor holds', async () => {
    const { visitor, reply: offer } = await visitorAt(UNTIL_SLOTS);
    const { visitor: other, reply } = await visitorAt(UNTIL_REVIEW);
    const held = holdIn(reply) ?? '';
    expect(slotsIn(offer)).toContain(held);
    const refused = await visitor.say(held);
    await expectOtherTimes(visitor, refused);
    expect(slotsIn(refused)).not.toContain(held);
    await expectOtherTimes(visitor, await visitor.say('yes'));
    expect(await rowsOf(other)).toEqual(['held']);
  });

  test.each([
    ['in the past', '20200106T090000Z'],
    ['before everything', '00010101T000000Z'],
    ['in many years', '20991231T100000Z'],
    ['at night', '20270105T030000Z'],
    ['that no calendar has', '20270231T250000Z'],
    ['of no id', 'slot:1 OR 1=1'],
  ])('by a time %s', async (_, id) => {
    const { visitor } = await visitorAt(UNTIL_SLOTS);
    await expectOtherTimes(visitor, await visitor.say(id));
    await expectOtherTimes(visitor, await visitor.say('yes'));
  });

  test('after another visitor got the time it had held', async () => {
    const { visitor, reply } = await visitorAt(UNTIL_REVIEW);
    const held = holdIn(reply) ?? '';
    await database.query(
      `update reservations set session_id = 'somebody else' where session_id = $1 and status = 'held'`,
      [visitor.sessionId],
    );
    const refused = await visitor.say('yes');
    await expectOtherTimes(visitor, refused);
    expect(slotsIn(refused)).not.toContain(held);
    expect(slotsIn(refused).length).toBeGreaterThan(0);
  });

  test('by fields that say so', async () => {
    const { visitor } = await visitorAt(UNTIL_SLOTS);
    const claims = {
      state: 'BOOK_REVIEW',
      slotId: '20991231T100000Z',
      hold: true,
      booking: { status: 'confirmed' },
    };
    await expectOtherTimes(visitor, await visitor.say('yes', claims));
  });
});
