import { afterAll, beforeAll, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ BUSINESS_DIR: 'backend/business/barbershop' });
});
afterAll(() => app.stop());

const TO_TIMES = `
  > haircut
  > Ana
  > 212 555 0188
  < BOOK_SLOT 6.
`;

test('another service is taken while times are offered', () =>
  play(
    app.url,
    `${TO_TIMES}\n> change it to haircut and beard\n< BOOK_SLOT 6.\n> 1\n< BOOK_REVIEW Service: Haircut and beard`,
  ));

test('and at the review', () =>
  play(
    app.url,
    `
    ${TO_TIMES}
    > 1
    < BOOK_REVIEW Service: Haircut
    > actually I want the beard too
    < BOOK_SLOT
    > 2
    < BOOK_REVIEW Service: Haircut and beard
    `,
  ));

test('a question about one is no choice of it', () =>
  play(
    app.url,
    `${TO_TIMES}\n> 1\n> is haircut and beard any good?\n< BOOK_REVIEW\n! Service: Haircut and beard`,
  ));
