import { afterAll, beforeAll, describe, test } from 'vitest';
import { TO_SLOTS } from '../support/booking-words.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const talk = (script: string) => play(app.url, script).then(() => undefined);

describe('a wish for a time is not lost on the way to the times', () => {
  test('with the request to book', () =>
    talk(`
      > book a demo on a Tuesday morning
      < BOOK_NAME I'll look for a time on a Tuesday in the morning (Lisbon time). 
      < What's your name?
    `));

  test('instead of an answer', () =>
    talk(`
      > book
      > Ann
      > I can only do Thursdays after 3
      < BOOK_EMAIL I'll look for a time on a Thursday from 15:00 on (Lisbon time).
      < What's your work email?
    `));

  test('and is not said again by what says no time', () =>
    talk(`
      > book a demo on a Tuesday morning
      > Ann
      < BOOK_EMAIL
      ! I'll look for
    `));
});

describe('of a single time that is offered', () => {
  const ONE = `${TO_SLOTS}\n> my flatmate reckons Thursday of next week at 11:00`;

  test('it is asked whether it suits', () =>
    talk(`${ONE}\n< BOOK_SLOT There is one free time\n< Does it suit you?\n! 2.`));

  test('a yes takes it, and books nothing yet', () => talk(`${ONE}\n> yes\n< BOOK_REVIEW Shall I book it?`));
});

describe('a visitor who goes to the menu in the middle of a booking', () => {
  test('goes on with it by saying so', () =>
    talk(`
      > book
      > Ann
      > menu
      > continue
      < BOOK_EMAIL What's your work email?
    `));
});

describe('a visitor without an e-mail address', () => {
  test.each(["I don't have one", 'no email', 'skip'])(
    '%j is told that it takes one, and whom to ask',
    (said) =>
      talk(`
      > book
      > Ann
      > ${said}
      < BOOK_EMAIL I'm afraid I can't book without that. What's your work email?
      < 1. Talk to a person
    `),
  );
});

test('cancelling a plan is about no booking', () =>
  talk(`
    > hello
    > i want to cancel my subscription
    < MENU at least 30 days before
    ! no booking under way
  `));
