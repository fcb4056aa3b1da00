import { afterAll, beforeAll, describe, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Each reply says what the visitor can do next, wherever in the conversation it is given. */
describe('the reply says what can be done next', () => {
  test('with an unrequested answer', async () => {
    await play(
      app.url,
      `
      > pricing
      > my email is ana@acme.example
      < MENU Noted: your work email is ana@acme.example.
      < What can I do for you?
      < 4. Book a Demo
      > my email is ana@acme.test
      < MENU ana@acme.test
      < 4. Book a Demo
      `,
    );
  });

  test('with an answer to what was asked before something else came in between', async () => {
    await play(
      app.url,
      `
      > book a demo
      > Ana
      > how much does it cost?
      < PRICING_SELECT
      > ana@acme.example
      < BOOK_PHONE Noted: your work email is ana@acme.example.
      < What's the best phone number for you?
      `,
    );
  });

  test.each(['no', 'no, thanks'])('and %j to it ends the conversation kindly', async (message) => {
    await play(
      app.url,
      `
      > cancel my booking
      < MENU What can I do for you?
      > ${message}
      < ENDED Write again whenever you like.
      > hello
      < MENU 1. Pricing & Plans
      `,
    );
  });

  test('beside what is not known, without a question that a yes would answer', async () => {
    await play(
      app.url,
      `
      > hello
      > do you have an office in Berlin?
      < MENU I would rather not guess. You can ask the team, or go back to the menu.
      < 1. Talk to a person
      `,
    );
  });

  test('to a visitor who first asks whether this is a person', async () => {
    await play(
      app.url,
      `
      > am I talking to a human?
      < MENU I'm the automated assistant of BTRIX, not a person.
      < 1. Talk to a person
      < 2. Main menu
      `,
    );
  });
});

describe('a request for support', () => {
  test('is left before it was shown, without mentioning bookings', async () => {
    await play(
      app.url,
      `
      > support
      > cancel
      < MENU What can I do for you?
      < 1. Pricing & Plans
      ! booking under way
      `,
    );
  });

  test.each(['no', 'not telling', 'cancel', 'skip'])(
    'needs no address: %j leaves it recorded',
    async (message) => {
      await play(
        app.url,
        `
      > support
      > the agent answers in the wrong language
      < SUPPORT_ESCALATE What email address can the team reply to?
      > ${message}
      < MENU Your request is recorded.
      < What else can I do for you?
      ! booking under way
      `,
      );
    },
  );

  test('does not hide the booking that was made before it', async () => {
    await play(
      app.url,
      `
      > book a demo
      > Ana, ana@acme.example, 912 345 678, Acme, 12, WhatsApp, more leads
      > 1
      > yes
      < BOOK_CONFIRMED
      > support
      > cancel
      < still stands
      < mention the reference
      `,
    );
  });
});
