import { afterAll, beforeAll, describe, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Each reply leads on, wherever it is said. */
describe('what can be done next is told', () => {
  test('with an answer that nobody asked for', async () => {
    await play(
      app.url,
      `
      > pricing
      > my email is ana@acme.example
      < MENU Updated: your work email is ana@acme.example.
      < What can I do for you?
      < 4. Book a Demo
      > my email is ana@acme.test
      < MENU ana@acme.test
      < 4. Book a Demo
      `,
    );
  });

  test('to who asks first whether this is a person', async () => {
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
  test('is left before it was told, without a word of bookings', async () => {
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
