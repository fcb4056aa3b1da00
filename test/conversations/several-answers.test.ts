import { afterAll, beforeAll, describe, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const atDemos = async (script: string): Promise<void> => void (await play(app.url, script));

describe('what was said is not asked again', () => {
  test('four answers in the order in which they are asked', () =>
    atDemos(`
      > book
      < BOOK_NAME What's your name?
      > Ann, ann@x.com, +351 912 345 678, Globex
      < BOOK_EMPLOYEES Thanks, Ann.
      > 25
      > Email
      > Bookings
      > 1
      < BOOK_REVIEW Name: Ann
      < Phone number: +351 912 345 678
      < Company: Globex
      `));

  test('a business card on four lines', () =>
    atDemos(`
      > book
      > Dr. John Smith\u2028john@x.com\u2028912345678\u2028Globex
      < BOOK_EMPLOYEES Thanks, John.
      `));

  test('a company with its size', () =>
    atDemos(`
      > book
      > Ann, ann@x.com, 912 345 678
      < BOOK_COMPANY
      > Acme, 50 people
      < BOOK_CHANNEL
      `));
});

describe('what is no name', () => {
  test('of a visitor: a time is kept as the wish that it is', () =>
    atDemos(`
      > book
      > Friday afternoon
      < BOOK_NAME What's your name?
      > Mr. Smith
      < BOOK_EMAIL Thanks, Mr. Smith.
      `));

  test('of a company: a mere yes or no, or a call for help', () =>
    atDemos(`
      > book
      > Ann, ann@x.com, 912 345 678
      > no
      < BOOK_COMPANY Which company are you with?
      > yes
      < BOOK_COMPANY Which company are you with?
      > help
      < SUPPORT_ISSUE
      `));
});
