import { afterAll, beforeAll, describe, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const ANSWERS = [
  ['BOOK_NAME', 'Ana'],
  ['BOOK_EMAIL', 'ana@acme.example'],
  ['BOOK_PHONE', '912 345 678'],
  ['BOOK_COMPANY', 'Acme'],
  ['BOOK_EMPLOYEES', '12'],
  ['BOOK_CHANNEL', 'Email'],
  ['BOOK_GOAL', 'Bookings'],
  ['BOOK_SLOT', 'the last one'],
  ['BOOK_REVIEW', 'cancel'],
] as const;

/** The messages that lead to each state. */
const WAY_TO: Readonly<Record<string, readonly string[]>> = {
  WELCOME: [],
  MENU: ['hi'],
  PRICING_SELECT: ['pricing'],
  PRICING_DETAIL: ['pricing', '1'],
  AGENTS_SELECT: ['agents'],
  SUPPORT_ISSUE: ['support'],
  SUPPORT_ESCALATE: ['support', 'the widget does not load'],
  ENDED: ['hi', 'bye'],
  ...Object.fromEntries(
    ANSWERS.map(([state], index) => [
      state,
      ['book', ...ANSWERS.slice(0, index).map(([, answer]) => answer)],
    ]),
  ),
};

const reached = (state: string): string =>
  [...(WAY_TO[state] ?? []).map((text) => `> ${text}`), state === 'WELCOME' ? '' : `< ${state}`].join('\n');

const STATES = Object.keys(WAY_TO);

describe.each(STATES)('in %s', (state) => {
  test.each([
    ['menu', 'MENU'],
    ['start over', 'MENU'],
    ['a person, please', 'SUPPORT_ISSUE'],
  ])('%j leads to %s', async (text, to) => {
    await play(app.url, `${reached(state)}\n> ${text}\n< ${to}`);
  });
});
const IN_BOOKING = STATES.filter((state) => state.startsWith('BOOK_'));
const ELSEWHERE = STATES.filter((state) => !IN_BOOKING.includes(state));

test.each(ELSEWHERE)('"I\'d like to book" begins a booking in %s', async (state) => {
  await play(app.url, `${reached(state)}\n> I'd like to book\n< BOOK_NAME`);
});

test.each(IN_BOOKING)('"cancel" ends the booking in %s', async (state) => {
  await play(app.url, `${reached(state)}\n> cancel\n< MENU I have stopped this booking`);
});

test.each(IN_BOOKING.map((state, index) => [state, IN_BOOKING[index - 1] ?? 'MENU']))(
  '"back" leads from %s to %s',
  async (state, before) => {
    await play(app.url, `${reached(state)}\n> back\n< ${before}`);
  },
);
