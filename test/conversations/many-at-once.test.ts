import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { ChatClient } from '../support/chat-client.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ HOLDS_PER_ADDRESS: '1', BUSINESS_DIR: 'test/faults/businesses/polyglot' });
});
afterAll(() => app?.stop());

const TO_SLOTS = `
  > book
  > Ana Silva
  > ana@acme.example
  < BOOK_SLOT
`;

/**
 * Plays the script while another visitor with the same address holds the first time, and `then` after they
 * have released it.
 */
async function whileAnotherHolds(script: string, then: string): Promise<void> {
  const other = new ChatClient(app.url, randomUUID());
  const visitor = new ChatClient(app.url, randomUUID());
  await play(app.url, `${TO_SLOTS}\n> 1\n< BOOK_REVIEW`, other);
  try {
    const refused = await play(app.url, script, visitor);
    await play(app.url, '> cancel', other);
    await play(app.url, then, visitor, refused);
  } finally {
    await play(app.url, '> cancel', other);
    await play(app.url, '> cancel', visitor);
  }
}

describe('with as many times held as an address may hold', () => {
  test('one that is picked is not held, and can be picked again', () =>
    whileAnotherHolds(
      `
      ${TO_SLOTS}
      > 2
      < BOOK_SLOT Several times are being held from this connection at the moment
      < Nothing is booked yet.
      < 1. Try again
      < 2. Talk to a person
      > try again
      < BOOK_SLOT Several times are being held
      `,
      '> try again\n< BOOK_REVIEW Shall I book it?\n> yes\n< BOOK_CONFIRMED',
    ));

  test('so is one that was asked for by its hour', () =>
    whileAnotherHolds(
      `
      ${TO_SLOTS}
      > Tuesday next week at 14:00
      < BOOK_SLOT Several times are being held
      > 1
      < BOOK_SLOT Several times are being held
      `,
      '> 1\n< BOOK_REVIEW Tuesday',
    ));

  test('a person can be asked for, and the booking gone on with', () =>
    whileAnotherHolds(
      `
      ${TO_SLOTS}
      > 2
      > 2
      < SUPPORT_ISSUE
      > back
      < BOOK_SLOT the earliest free times
      `,
      '> 2\n< BOOK_REVIEW Shall I book it?',
    ));

  test('other times can be looked at meanwhile', () =>
    whileAnotherHolds(
      `
      ${TO_SLOTS}
      > 2
      < BOOK_SLOT Several times are being held
      > later
      < BOOK_SLOT 1.
      ! Several times are being held
      `,
      '> 3\n< BOOK_REVIEW Shall I book it?',
    ));

  test('in Portuguese', () =>
    whileAnotherHolds(
      `
      > em português, por favor
      > book
      > Ana Silva
      > ana@acme.example
      > 2
      < BOOK_SLOT No momento há vários horários reservados a partir desta conexão
      > tentar de novo
      < BOOK_SLOT No momento há vários horários
      `,
      '> tentar de novo\n< BOOK_REVIEW',
    ));

  test('in Spanish', () =>
    whileAnotherHolds(
      `
      > en español, por favor
      > book
      > Ana Silva
      > ana@acme.example
      > 2
      < BOOK_SLOT En este momento hay varios horarios guardados desde esta conexión
      > intentar de nuevo
      < BOOK_SLOT En este momento hay varios horarios
      `,
      '> intentar de nuevo\n< BOOK_REVIEW',
    ));
});
