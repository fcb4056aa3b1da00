import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { ChatClient } from '../support/chat-client.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { ManualClock } from '../support/manual-clock.ts';

// A conversation that has expired is over. The next message begins another one, which offers to go on with
// the unfinished booking.

const TTL_MS = 3_600_000;
const LIFETIME_MS = 7 * 24 * TTL_MS;

let clock: ManualClock;
let demos: TestApp;
let barber: TestApp;
beforeAll(async () => {
  // Holds and bookings use the clock of the database, so this one starts at its time.
  clock = new ManualClock(Date.now());
  demos = await startApp({}, clock);
  barber = await startApp({ BUSINESS_DIR: 'backend/business/barbershop' }, clock);
});
afterAll(async () => {
  await demos.stop();
  await barber.stop();
});

/** Sends `before`, lets the conversation expire, and sends `after`. */
async function playOn({ url }: TestApp, before: string, after: string, passed = TTL_MS): Promise<ChatReply> {
  const client = new ChatClient(url, randomUUID());
  await play(url, before, client);
  clock.advance(passed);
  return play(url, after, client);
}

const ENDED = 'Your previous conversation has ended, so this is a new one.';
const KEPT = `${ENDED} I kept what you told me for your booking.`;
const OFFER = 'Your booking (30-minute demo) is not finished. Would you like to go on with it?';
const WELCOME = "Hi — I'm BTRIX.";

const TO_PHONE = `
  > book a demo
  > Ana Silva
  > ana@acme.example
  < BOOK_PHONE
`;
const TO_TIMES = `
  ${TO_PHONE}
  > 912 345 678
  > Acme
  > 25
  > WhatsApp
  > more leads
  < BOOK_SLOT 1.
`;

describe('the first message after it', () => {
  test('that says nothing in particular is asked whether to go on', async () => {
    const reply = await playOn(
      demos,
      TO_PHONE,
      `
      > hi
      < MENU ${KEPT}
      < ${OFFER}
      < 1. Yes, go on
      < 2. Main menu
      ! 3.
      ! ${WELCOME}
      `,
    );
    expect(reply.turn).toBe(1);
    expect(reply.parts.map(({ type }) => type)).toEqual(['notice', 'text', 'options']);
    expect(reply.parts[0]).toMatchObject({ code: 'expired' });
  });

  test.each(['yes', '2', 'back', 'thanks', 'change my email', 'asdf', 'Acme', 'no'])(
    '%j answers nothing that was asked before, and is asked whether to go on',
    async (text) => {
      await playOn(demos, TO_PHONE, `> ${text}\n< MENU ${KEPT}\n< ${OFFER}\n> yes\n< BOOK_PHONE`);
    },
  );

  test('that answers what was asked last is asked whether to go on, and that answer counts', () =>
    playOn(demos, TO_PHONE, `> +351 912 345 678\n< MENU ${KEPT}\n< ${OFFER}\n> yes\n< BOOK_COMPANY`));

  test('that asks for something else gets it, and "book" goes on later', () =>
    playOn(
      demos,
      TO_PHONE,
      `
      > pricing
      < PRICING_SELECT ${KEPT}
      ! Would you like to go on
      > essential
      > menu
      < MENU What can I do for you?
      > book
      < BOOK_PHONE
      `,
    ));

  test('that asks for a person gets to the team, with the request passed on', () =>
    playOn(demos, TO_PHONE, `> a person, please\n< SUPPORT_ISSUE ${KEPT}`));

  test('that asks a question gets the answer, and is asked whether to go on', () =>
    playOn(
      demos,
      TO_PHONE,
      `> how long does the demo take?\n< MENU ${KEPT}\n< 30\n< ${OFFER}\n> 1\n< BOOK_PHONE`,
    ));

  test('that wants to book goes on', () => playOn(demos, TO_PHONE, `> book a demo\n< BOOK_PHONE ${KEPT}`));

  test('that cancels ends the booking', () =>
    playOn(
      demos,
      TO_PHONE,
      `
      > cancel
      < MENU ${ENDED}
      < I have stopped this booking
      > book
      < BOOK_NAME
      `,
    ));

  test('that starts over forgets the answers', () =>
    playOn(demos, TO_PHONE, `> start over\n< MENU start over\n> book\n< BOOK_NAME`));
});

describe('"yes" to going on', () => {
  test('asks only the questions that are still unanswered', () =>
    playOn(
      demos,
      TO_PHONE,
      `
      > hello
      > yes
      < BOOK_PHONE
      ! ${ENDED}
      > 912 345 678
      > Acme
      > 25
      > WhatsApp
      > more leads
      < BOOK_SLOT
      > 1
      < BOOK_REVIEW Name: Ana Silva
      < Work email: ana@acme.example
      > cancel
      `,
    ));

  test('books nothing: the time that was held is held anew, shown, and booked by another yes', async () => {
    const client = new ChatClient(demos.url, randomUUID());
    const held = await play(demos.url, `${TO_TIMES}\n> 1\n< BOOK_REVIEW Shall I book it?`, client);
    const when = /^When: .*$/m.exec(held.message)?.[0];
    clock.advance(TTL_MS);
    const asked = await play(demos.url, `> yes\n< MENU ${KEPT}\n< ${OFFER}`, client);
    const shown = await play(demos.url, `> yes\n< BOOK_REVIEW ${when}\n< Shall I book it?`, client);
    expect([asked.booking, shown.booking]).toEqual([null, null]);
    expect((await play(demos.url, '> yes\n< BOOK_CONFIRMED', client)).booking).not.toBeNull();
  });

  test('shows the times that were shown, if none was chosen', () =>
    playOn(demos, TO_TIMES, '> hello\n> yes\n< BOOK_SLOT earliest free times'));

  test('keeps a wish for a part of the day', () =>
    playOn(
      demos,
      `${TO_TIMES}\n> in the afternoon\n< BOOK_SLOT in the afternoon`,
      '> hello\n> go on\n< BOOK_SLOT free times in the afternoon',
    ));

  test('takes answers given meanwhile', () =>
    playOn(
      demos,
      TO_PHONE,
      `
      > my email is ana@other.example
      < MENU ${OFFER}
      > my name is Bea Costa
      < MENU Noted: your name is Bea Costa.
      < ${OFFER}
      > yes
      < BOOK_PHONE
      > change my email
      < BOOK_EMAIL ana@other.example
      > back
      < BOOK_NAME Bea Costa
      `,
    ));
});

test('another time than the chosen one can be named at once, and takes its place whole', () =>
  playOn(
    demos,
    `${TO_TIMES}\n> 1\n< BOOK_REVIEW`,
    `
    > book a demo in the afternoon
    < BOOK_SLOT ${KEPT}
    < free times in the afternoon
    `,
  ));

test('a time of the old list that is pressed again is held', async () => {
  // Its own clock, because that of the other tests may have passed the first times that the database offers.
  const ownClock = new ManualClock(Date.now());
  const own = await startApp({}, ownClock);
  onTestFinished(() => own.stop());
  const client = new ChatClient(own.url, randomUUID());
  const offered = await play(own.url, TO_TIMES, client);
  const slots = offered.parts.flatMap((part) => (part.type === 'slots' ? part.slots : []));
  ownClock.advance(TTL_MS);
  await play(own.url, `> ${slots[4]?.label}\n< BOOK_REVIEW ${KEPT}\n< Shall I book it?\n> cancel`, client);
});

describe.each(['no', 'no, thanks', 'menu', 'Main menu', '2'])('%j to going on', (text) => {
  test('shows the menu and drops the answers', () =>
    playOn(
      demos,
      TO_PHONE,
      `
      > hello
      > ${text}
      < MENU What can I do for you?
      < 1. Pricing
      > yes
      < MENU Sorry, I didn't catch that. You can say
      > book
      < BOOK_NAME
      `,
    ));
});

test('what is not understood is asked again, and the third time a way out is offered', () =>
  playOn(
    demos,
    TO_PHONE,
    `
    > hello
    > asdf
    < MENU Sorry, I didn't catch that. Would you like to go on with your booking?
    < 1. Yes, go on
    > 3
    < MENU Would you like to go on
    > asdf
    < MENU 1. Talk to a person
    > yes
    < MENU Would you like to go on
    > 1
    < BOOK_PHONE
    `,
  ));

test('a question in between, thanks and a greeting are answered and the question comes again', () =>
  playOn(
    demos,
    TO_PHONE,
    `
    > hello
    > how long does the demo take?
    < MENU ${OFFER}
    > thanks
    < MENU ${OFFER}
    > good morning
    < MENU ${OFFER}
    > yes
    < BOOK_PHONE
    `,
  ));

describe('nothing is offered', () => {
  test.each([
    ['where no booking was under way', '> hi\n> pricing'],
    ['where nothing had been told for it', '> book a demo\n< BOOK_NAME'],
    ['where it was cancelled', `${TO_PHONE}\n> cancel`],
  ])('%s', async (_, before) => {
    await playOn(
      demos,
      before,
      `
      > yes
      < MENU ${ENDED}
      < ${WELCOME}
      ! I kept
      > book
      < BOOK_NAME
      `,
    );
  });

  test('where it is booked', () =>
    playOn(
      demos,
      `${TO_TIMES}\n> 2\n> yes\n< BOOK_CONFIRMED`,
      `
      > hi
      < MENU ${ENDED}
      < ${WELCOME}
      ! I kept
      `,
    ));

  test('a second time, once the offer itself has run out', async () => {
    const client = new ChatClient(demos.url, randomUUID());
    await play(demos.url, TO_PHONE, client);
    clock.advance(TTL_MS);
    await play(demos.url, `> hi\n< MENU ${OFFER}`, client);
    clock.advance(TTL_MS);
    await play(demos.url, `> hi\n< MENU ${ENDED}\n< ${WELCOME}\n! I kept`, client);
  });
});

describe('the absolute lifetime of seven days', () => {
  test('older answers are not offered again', () =>
    playOn(demos, TO_PHONE, `> hi\n< MENU ${WELCOME}\n! I kept\n> book\n< BOOK_NAME`, LIFETIME_MS));

  test('slightly newer answers are', () =>
    playOn(demos, TO_PHONE, `> hi\n< MENU ${KEPT}\n> yes\n< BOOK_PHONE`, LIFETIME_MS - 1));

  test('it ends a conversation that was never left alone, and its answers are not offered either', async () => {
    const client = new ChatClient(demos.url, randomUUID());
    await play(demos.url, TO_PHONE, client);
    for (let passed = 0; passed < LIFETIME_MS; passed += TTL_MS / 2) {
      expect((await client.get()).status).toBe(200);
      clock.advance(TTL_MS / 2);
    }
    expect(await client.get()).toMatchObject({ status: 410, body: { code: 'session_expired' } });
    await play(demos.url, `> hi\n< MENU ${ENDED}\n< ${WELCOME}\n! I kept\n> book\n< BOOK_NAME`, client);
  });
});

test('a retry of the first message gets the same reply, and so does a look at it', async () => {
  const client = new ChatClient(demos.url, randomUUID());
  await play(demos.url, TO_PHONE, client);
  clock.advance(TTL_MS);
  const said = await client.say('hi', { messageId: 'again' });
  expect(await client.say('hi', { messageId: 'again' })).toEqual(said);
  const { parts, state, turn } = said;
  expect(await client.get()).toMatchObject({ status: 200, body: { parts, state, turn } });
});

describe('at a business with several services', () => {
  test('the one that was chosen is named and kept', () =>
    playOn(
      barber,
      '> book\n> haircut and beard\n> Ana Silva\n< BOOK_PHONE',
      `
      > hi
      < MENU Your booking (Haircut and beard) is not finished.
      > 1
      < BOOK_PHONE
      > 212 555 0188
      < BOOK_SLOT
      `,
    ));

  test('another one can be named instead, and the answers are kept', () =>
    playOn(
      barber,
      '> book\n> haircut and beard\n> Ana Silva\n< BOOK_PHONE',
      `
      > book a haircut
      < BOOK_PHONE ${KEPT}
      > 212 555 0188
      > 1
      < BOOK_REVIEW Service: Haircut
      ! beard
      > cancel
      `,
    ));

  test('none was chosen yet', () =>
    playOn(
      barber,
      '> book tomorrow\n< BOOK_SERVICE',
      `
      > hi
      < MENU Your booking is not finished.
      > yes
      < BOOK_SERVICE
      `,
    ));
});
