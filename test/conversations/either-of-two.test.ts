import { afterAll, beforeAll, test } from 'vitest';
import { TO_SLOTS } from '../support/booking-words.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const DAY_MS = 86_400_000;
const TUESDAY = 2;

/** Named by its date: on a Monday, "next Tuesday" may be either of two. */
const SOME_TUESDAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
}).format(inAWeek(TUESDAY));

function inAWeek(weekday: number): number {
  const week = Date.now() + 7 * DAY_MS;
  return week + ((weekday - new Date(week).getUTCDay() + 7) % 7) * DAY_MS;
}

test('of two days either will do, until one is ruled out', () =>
  play(
    app.url,
    `
    ${TO_SLOTS}
    > Tuesday or Thursday
    < BOOK_SLOT free times on a Tuesday or on a Thursday (
    ! Wednesday
    > in the morning please
    < BOOK_SLOT on a Tuesday in the morning or on a Thursday in the morning
    > not Tuesday
    < BOOK_SLOT free times on a Thursday in the morning (
    ! Tuesday
    `,
  ));

test('of two times that are not free, the days are looked at', () =>
  play(
    app.url,
    `
    ${TO_SLOTS}
    > Tuesday at 20:00 or Wednesday at 21:00
    < BOOK_SLOT There is nothing free on Tuesday
    < at 20:00 or on Wednesday
    < These are the free times on Tuesday
    `,
  ));

test('two times that are free are offered, and none is held at once', () =>
  play(
    app.url,
    `
    ${TO_SLOTS}
    > ${SOME_TUESDAY} at 10 or 11
    < BOOK_SLOT 2. Tuesday
    ! 3.
    > 2
    < BOOK_REVIEW 11:00–11:30
    > cancel
    `,
  ));

test('any day but one is not that one', () =>
  play(app.url, `${TO_SLOTS}\n> any day but Monday\n< BOOK_SLOT except on a Monday\n! Monday,`));

test('the latest is what comes last in the day', () =>
  play(app.url, `${TO_SLOTS}\n> what's the latest you have?\n< BOOK_SLOT free times from 15:00 on`));
