import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { begin, comeBack } from '../support/come-back.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { ManualClock } from '../support/manual-clock.ts';

// A visitor comes back within seven days, in a new conversation that names the earlier one.

const TTL_MS = 3_600_000;
const DAY_MS = 24 * TTL_MS;

let clock: ManualClock;
let app: TestApp;
beforeAll(async () => {
  // Holds and bookings use the clock of the database, so this one starts at its time.
  clock = new ManualClock(Date.now());
  app = await startApp({}, clock);
});
afterAll(() => app?.stop());

/** Begins a conversation and sends all of these messages. */
async function hasSaid(...messages: readonly string[]): Promise<ChatClient> {
  const visitor = await ChatClient.begin(app.url, 'hello');
  for (const message of messages) await visitor.say(message);
  return visitor;
}

const hasBooked = (): Promise<ChatClient> => hasSaid(...UNTIL_REVIEW, 'yes');

const CONTACT = ['book', 'Ana Silva', 'ana@acme.example', '+351 912 345 678'] as const;
const WELCOME_BACK = 'Welcome back, Ana.';
const WELCOME = "Hi — I'm BTRIX.";

/** Comes back with the first message and plays the rest of the script. */
async function playOn(earlier: ChatClient, first: string, script: string): Promise<ChatReply> {
  const { visitor, reply } = await comeBack(app.url, earlier, first);
  return play(app.url, script, visitor, reply);
}

describe('a visitor who comes back', () => {
  test('is greeted by name and hears of the next booking', async () => {
    const earlier = await hasBooked();
    const booked = (await earlier.get()).body;
    clock.advance(DAY_MS);
    const { reply } = await comeBack(app.url, earlier, 'hi');
    expect(reply.message).toContain(`${WELCOME_BACK} Your next booking: 30-minute demo, `);
    expect(reply.message).not.toContain(WELCOME);
    expect(reply).toMatchObject({ turn: 1, state: 'MENU', booking: null });
    expect(reply.parts).toContainEqual(
      expect.objectContaining({ type: 'booking', ...('booking' in booked && booked.booking) }),
    );
  });

  test('is not asked what is known, and finds it in the review, where it can be changed', async () => {
    const earlier = await hasSaid(...CONTACT);
    await playOn(
      earlier,
      'book a demo',
      `
      < BOOK_COMPANY ${WELCOME_BACK}
      ! Your next booking
      > Acme
      > 25
      > WhatsApp
      > more leads
      > 1
      < BOOK_REVIEW Name: Ana Silva
      < Work email: ana@acme.example
      < +351
      > no, my email is ana@other.example
      < BOOK_REVIEW Work email: ana@other.example
      > cancel
      `,
    );
  });

  test('hears of a time in their own zone beside that of the business', async () => {
    const earlier = await hasBooked();
    const { reply } = await comeBack(app.url, earlier, 'hi', { timeZone: 'Asia/Tokyo' });
    expect(reply.message).toContain('in Tokyo)');
  });

  test('what was corrected last counts', async () => {
    const first = await hasSaid(...CONTACT);
    const { visitor: second } = await comeBack(app.url, first, 'hello');
    await second.say('my name is Bea Costa');
    const { reply } = await comeBack(app.url, second, 'hello');
    expect(reply.message).toContain('Welcome back, Bea.');
  });

  test('is known by an older conversation as well as by the newest', async () => {
    const first = await hasSaid(...CONTACT);
    await comeBack(app.url, first, 'hello');
    expect((await comeBack(app.url, first, 'hello')).reply.message).toContain(WELCOME_BACK);
  });

  test('is remembered for seven days after the last time, not after the first', async () => {
    let earlier = await hasSaid(...CONTACT);
    for (let day = 0; day < 14; day += 5) {
      clock.advance(5 * DAY_MS);
      const { visitor, reply } = await comeBack(app.url, earlier, 'hello');
      expect(reply.message).toContain(WELCOME_BACK);
      earlier = visitor;
    }
    clock.advance(7 * DAY_MS);
    expect((await comeBack(app.url, earlier, 'hello')).reply.message).toContain(WELCOME);
  });

  test('a visitor with an unfinished booking is asked whether to go on with it', async () => {
    const earlier = await hasSaid(...CONTACT, 'Acme');
    clock.advance(TTL_MS);
    await playOn(
      earlier,
      'hi',
      `
      < MENU I kept what you told me for your booking.
      < ${WELCOME_BACK}
      < Your booking (30-minute demo) is not finished.
      > yes
      < BOOK_EMPLOYEES
      `,
    );
  });

  test('by the id of the conversation that has ended is recognised, too', async () => {
    const visitor = await hasBooked();
    clock.advance(TTL_MS);
    const reply = await visitor.say('hi');
    expect(reply).toMatchObject({ turn: 1, state: 'MENU' });
    expect(reply.message).toContain(WELCOME_BACK);
    expect(reply.message).toContain('Your next booking');
  });

  test('gets the same first reply again', async () => {
    const earlier = await hasBooked();
    const { visitor, reply } = await comeBack(app.url, earlier, 'hi');
    const { parts } = (await visitor.get()).body as ChatReply;
    expect(parts).toEqual(reply.parts);
  });
});

describe('a stranger', () => {
  const stranger = async (token: string | undefined) => {
    const { reply } = await begin(app.url, 'hi', token);
    expect(reply.message).toContain(WELCOME);
    expect(reply.message).not.toContain('back');
  };

  test('is one who presents nothing', () => stranger(undefined));

  test('is one who gave no answers', async () => {
    const earlier = await hasSaid('pricing');
    await stranger(`${earlier.sessionId} ${earlier.resumeToken}`);
  });

  test.each([
    ['', ''],
    ['nothing at all', 'x'],
    ['a token by itself', 'hf1.k.abcdef'],
    ['a long header', `hf_${'a'.repeat(22)} ${'a'.repeat(6_000)}`],
  ])('is who presents %s', (_, token) => stranger(token));

  test('is one who presents the token of another conversation, or a changed one', async () => {
    const [one, other] = [await hasSaid(...CONTACT), await hasSaid(...CONTACT)];
    await stranger(`${one.sessionId} ${other.resumeToken}`);
    await stranger(`${one.sessionId} ${one.resumeToken}x`);
    await stranger(`${one.sessionId}  ${one.resumeToken}`);
  });

  test('is anyone who knows an id that a client chose itself', async () => {
    const chosen = new ChatClient(app.url, 'a-chosen-id');
    chosen.resumeToken = 'new';
    for (const message of CONTACT) await chosen.say(message);
    await stranger(`${chosen.sessionId} ${chosen.resumeToken}`);
  });

  test('is one who presents a deleted conversation, or one older than a deleted one of the same visitor', async () => {
    const first = await hasSaid(...CONTACT);
    const { visitor: second } = await comeBack(app.url, first, 'hello');
    expect((await second.delete()).status).toBe(204);
    await stranger(`${second.sessionId} ${second.resumeToken}`);
    await stranger(`${first.sessionId} ${first.resumeToken}`);
  });
});

describe('"forget me"', () => {
  const ASKED = 'Shall I forget you?';

  test('asks once more, and deletes after a yes', async () => {
    const visitor = await hasSaid(...CONTACT);
    await play(
      app.url,
      `
      > forget me
      < FORGET_ME ${ASKED}
      < 1. Yes, forget me
      < 2. No, keep it
      > yes
      < MENU I have deleted what I knew about you.
      > book
      < BOOK_NAME
      `,
      visitor,
    );
    expect((await comeBack(app.url, visitor, 'hi')).reply.message).toContain(WELCOME);
  });

  test('stays forgotten, whatever is said afterwards in this conversation or an older one', async () => {
    const older = await hasSaid(...CONTACT);
    const { visitor } = await comeBack(app.url, older, 'forget me');
    for (const message of ['yes', 'book', 'Bea Costa', 'bea@acme.example']) await visitor.say(message);
    await older.say('Acme');
    for (const each of [visitor, older])
      expect((await comeBack(app.url, each, 'hi')).reply.message).toContain(WELCOME);
  });

  test('holds for what an older conversation left unfinished when it ends', async () => {
    const older = await hasSaid(...CONTACT);
    const { visitor } = await comeBack(app.url, older, 'forget me');
    await visitor.say('yes');
    clock.advance(TTL_MS);
    const { message } = await older.say('hi');
    expect(message).toContain(WELCOME);
    expect(message).not.toContain('I kept what you told me');
  });

  test('begins again with the answers given in the next conversation', async () => {
    const visitor = await hasSaid(...CONTACT, 'forget me', 'yes');
    const { visitor: again } = await comeBack(app.url, visitor, 'book');
    await again.say('Bea Costa');
    expect((await comeBack(app.url, again, 'hi')).reply.message).toContain('Welcome back, Bea.');
  });

  test.each(['no', 'No, keep it', '2', 'keep it', 'back'])('%j keeps everything and goes on', async (no) => {
    const visitor = await hasSaid(...CONTACT);
    await play(app.url, `> delete my data\n< FORGET_ME\n> ${no}\n< BOOK_COMPANY`, visitor);
    expect((await comeBack(app.url, visitor, 'hi')).reply.message).toContain(WELCOME_BACK);
  });

  test.each(['yes', 'Yes, forget me', '1', 'forget me', 'please do'])('%j is a yes', async (yes) => {
    const visitor = await hasSaid('please forget me');
    await play(app.url, `> ${yes}\n< MENU I have deleted`, visitor);
  });

  test('anything else is asked again, and leads elsewhere where it names it', async () => {
    const visitor = await hasSaid(...CONTACT);
    await play(
      app.url,
      `
      > forget me
      > asdf
      < FORGET_ME Please say "yes" to have it deleted
      < 1. Yes, forget me
      > pricing
      < PRICING_SELECT
      > yes
      < PRICING_SELECT
      `,
      visitor,
    );
    expect((await comeBack(app.url, visitor, 'hi')).reply.message).toContain(WELCOME_BACK);
  });

  test('gives up the time that is held, and leaves a booking that was made', async () => {
    const holding = await hasSaid(...UNTIL_REVIEW);
    const held = (await holding.get()).body;
    await play(
      app.url,
      '> forget me\n> no\n< BOOK_REVIEW Shall I book it?\n> forget me\n> yes\n< MENU',
      holding,
    );
    const next = await hasSaid(...UNTIL_REVIEW);
    const parts = (reply: unknown) => (reply as ChatReply).parts.filter(({ type }) => type === 'hold');
    expect(parts((await next.get()).body)[0]).toMatchObject({
      startsAt: (parts(held)[0] as { startsAt: string }).startsAt,
    });
    await play(
      app.url,
      '> yes\n< BOOK_CONFIRMED\n> forget me\n< FORGET_ME Bookings that you have made stay.\n> yes\n> cancel\n< still stands',
      next,
    );
  });

  test.each(["don't forget me", 'Forget Me Not Flowers'])('is not said by %j', async (text) => {
    const visitor = await hasSaid(...CONTACT);
    const reply = await visitor.say(text);
    expect(reply.state).not.toBe('FORGET_ME');
  });

  test('works for a session id the client chose', async () => {
    const visitor = new ChatClient(app.url, 'nobody-in-particular');
    await play(
      app.url,
      '> book\n> Ana Silva\n> forget me\n> yes\n< MENU I have deleted\n> book\n< BOOK_NAME',
      visitor,
    );
  });
});
