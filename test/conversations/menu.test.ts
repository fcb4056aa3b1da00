import { afterAll, beforeAll, describe, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('the menu', () => {
  test('comes with a short and confident welcome, once', async () => {
    await play(
      app.url,
      `
      > hello
      < MENU Hi — I'm BTRIX.
      < 1. Pricing & Plans
      < 2. AI Agents
      < 3. Support
      < 4. Book a Demo
      > purple monkey dishwasher
      < MENU Sorry, I didn't catch that.
      ! Hi — I'm BTRIX.
      ! 1. Pricing
      > colourless green ideas
      ! Hi — I'm BTRIX.
      > sleep furiously
      < MENU I can record a request for a person
      `,
    );
  });

  test('an unclear first message still gets a confident welcome', async () => {
    await play(app.url, `> xyzzy\n< MENU Hi — I'm BTRIX.\n! enough information`);
  });

  test.each(['1', '1.', '1) Pricing', 'Pricing & Plans', 'PRICING', 'how much does it cost?', 'price'])(
    '"%s" is pricing',
    (message) => play(app.url, `> hi\n> ${message}\n< PRICING_SELECT 1. Essential`).then(() => undefined),
  );

  test('prices are those of the business file', async () => {
    await play(
      app.url,
      `
      > pricing
      < PRICING_SELECT
      > essential
      < PRICING_DETAIL €1,400
      < €300 a month
      > back
      < PRICING_SELECT
      > 2
      < PRICING_DETAIL €2,200
      < €550
      > menu
      < MENU
      > tell me about the enterprise plan
      < PRICING_DETAIL €3,500
      > yes
      < BOOK_NAME
      `,
    );
  });

  test('agents are explained, and a demo is one word away', async () => {
    await play(
      app.url,
      `
      > AI agents
      < AGENTS_SELECT Executive
      > HR
      < AGENTS_DETAIL
      > Book a Demo
      < BOOK_NAME
      `,
    );
  });
});

describe('global requests', () => {
  test.each([
    ['menu', 'MENU'],
    ['start over', 'MENU'],
    ['cancel', 'MENU'],
    ['a person, please', 'SUPPORT_ISSUE'],
    ['back', 'BOOK_NAME'],
    ["I'd like to book", 'BOOK_EMAIL'],
    ['goodbye', 'ENDED'],
  ])('"%s" in the middle of a booking leads to %s', async (message, state) => {
    await play(app.url, `> book\n> Ana\n< BOOK_EMAIL\n> ${message}\n< ${state}`);
  });

  test('a booking goes on where it was interrupted', async () => {
    await play(app.url, `> book\n> Ana\n> pricing\n< PRICING_SELECT\n> book\n< BOOK_EMAIL\n! name`);
    await play(app.url, `> book\n> Ana\n> menu\n< MENU\n> back\n< BOOK_EMAIL`);
  });

  test('"start over" forgets the answers', async () => {
    await play(app.url, `> book\n> Ana\n> start over\n< MENU\n> book\n< BOOK_NAME`);
  });

  test('"back" keeps the answer of the question it returns to', async () => {
    await play(app.url, `> book\n> Ana\n> back\n< BOOK_NAME Your name is Ana.\n> keep\n< BOOK_EMAIL`);
    await play(app.url, `> book\n> Ana\n> back\n> Bea\n< BOOK_EMAIL Thanks, Bea.`);
  });

  test('a conversation that ended begins again with the menu', async () => {
    await play(app.url, `> hi\n> bye\n< ENDED\n> hello\n< MENU`);
  });
});

describe('answers that do not fit', () => {
  test('get a short and specific re-ask, and the third a way out', async () => {
    await play(
      app.url,
      `
      > book
      > Ana
      < BOOK_EMAIL
      > not an address
      < BOOK_EMAIL doesn't look like an email
      ! 1.
      > still not
      < BOOK_EMAIL doesn't look like an email
      > nor this
      < BOOK_EMAIL 1. Talk to a person
      > ana@acme.example
      < BOOK_PHONE
      > 12
      < BOOK_PHONE phone number
      `,
    );
  });

  test('are not counted together when a good one comes in between', async () => {
    await play(
      app.url,
      `> book\n> Ana\n> x\n> x\n> pricing\n> book\n> x\n< BOOK_EMAIL doesn't look like\n! person`,
    );
  });
});

describe('support', () => {
  test('records the request with an address and promises no call', async () => {
    await play(
      app.url,
      `
      > support
      < SUPPORT_ISSUE What do you need help with?
      > My invoice of May shows the wrong amount
      < SUPPORT_ESCALATE What email address
      > ana at home
      < SUPPORT_ESCALATE doesn't look like an email
      > ana@acme.example
      < MENU Your request is recorded.
      < support@btrix.example
      ! call
      `,
    );
  });

  test('does not ask for an address that it knows', async () => {
    await play(
      app.url,
      `> book\n> Ana, ana@acme.example\n> I want to talk to a person\n< SUPPORT_ISSUE\n> My invoice is wrong\n< MENU recorded`,
    );
  });
});

test('a frequent question in the middle of a booking is answered, then the same question is asked', async () => {
  await play(
    app.url,
    `> book\n> Ana\n> how long is the demo?\n< BOOK_EMAIL 30 minutes\n< What's your work email?`,
  );
});

test('after the booking, "cancel" gives a contact and cancels nothing', async () => {
  await play(
    app.url,
    `
    > book
    > Ana, ana@acme.example
    > +351 912 345 678
    > Acme
    > 12
    > Email
    > Bookings
    > 1
    > yes
    < BOOK_CONFIRMED
    > cancel
    < BOOK_CONFIRMED still stands
    < support@btrix.example
    > thanks
    < BOOK_CONFIRMED You're welcome.
    > book a demo
    < BOOK_SLOT
    `,
  );
});
