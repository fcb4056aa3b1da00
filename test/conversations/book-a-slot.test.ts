import { afterAll, beforeAll, expect, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Answers to every question before the time. */
const ANSWERS = `
  > book
  > Ana
  > ana@acme.example
  > 912 345 678
  > Acme
  > 12
  > Email
  > Bookings
`;

test('a visitor books a demo, one question at a time', async () => {
  const last = await play(
    app.url,
    `
    > I'd like to book a demo
    < BOOK_NAME What's your name?
    > João
    < BOOK_EMAIL Thanks, João. What's your work email?
    > joao@acme.example
    < BOOK_PHONE phone number
    > +351 912 345 678
    < BOOK_COMPANY Which company
    > Acme & Sons
    < BOOK_EMPLOYEES How many employees
    > 25
    < BOOK_CHANNEL
    < 1. WhatsApp
    > 1) WhatsApp
    < BOOK_GOAL
    > more leads
    < BOOK_SLOT Lisbon time
    < 6.
    > the second one
    < BOOK_REVIEW Name: João
    < Work email: joao@acme.example
    < Shall I book it?
    > yes
    < BOOK_CONFIRMED Your reference is
    `,
  );
  expect(last.booking).toMatchObject({
    status: 'confirmed',
    service: '30-minute demo',
    timeZone: 'Europe/Lisbon',
  });
  expect(last.booking?.reference).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
  expect(last.message).toContain(last.booking?.reference);
});

test('a message that answers two questions is not asked twice', async () => {
  await play(
    app.url,
    `
    > book
    < BOOK_NAME
    > John, john@acme.example
    < BOOK_PHONE
    `,
  );
});

test('a slot that one visitor holds is not offered to another', async () => {
  const first = await play(app.url, `${ANSWERS}\n> 1\n< BOOK_REVIEW`);
  const hold = first.parts.find((part) => part.type === 'hold');
  const second = await play(app.url, `${ANSWERS}\n< BOOK_SLOT`);
  const offered = second.parts.flatMap((part) =>
    part.type === 'slots' ? part.slots.map(({ id }) => id) : [],
  );
  expect(offered).toHaveLength(6);
  expect(offered).not.toContain(hold?.type === 'hold' && hold.slotId);
});

test('going back from the review releases the time and offers it again', async () => {
  const offer = await play(
    app.url,
    `
    ${ANSWERS}
    > 1
    < BOOK_REVIEW
    > back
    < BOOK_SLOT 1.
    `,
  );
  expect(offer.parts.some((part) => part.type === 'slots')).toBe(true);
});

test('corrections in the review change the answer and come back to it', async () => {
  await play(
    app.url,
    `
    ${ANSWERS}
    > 1
    < BOOK_REVIEW Work email: ana@acme.example
    > no, my email is ana@other.example
    < BOOK_REVIEW Updated: your work email is ana@other.example.
    < Work email: ana@other.example
    > change my company
    < BOOK_COMPANY Your company is Acme.
    > Umbrella
    < BOOK_REVIEW Company: Umbrella
    > no
    < BOOK_REVIEW What should I change
    > another time
    < BOOK_SLOT
    > cancel
    < MENU stopped this booking
    ! released
    `,
  );
});
