import { afterAll, beforeAll, describe, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const TO_TIMES = `
  > book
  > Ana
  > ana@acme.example
  > 912 345 678
  > Acme
  > 12
  > Email
  > Bookings
  < BOOK_SLOT 6.
`;

describe('"morning" is a wish, and no choice of a time', () => {
  test.each([
    'next Tuesday in the morning',
    'morning',
    'the morning suits me',
    'yes, in the morning',
    'ok, next Tuesday morning',
  ])('%j only shows what is free then', async (wish) => {
    await play(app.url, `${TO_TIMES}\n> ${wish}\n< BOOK_SLOT in the morning\n< 2.\n! holding\n! , 14:`);
  });

  test('nor is a yes to the times that are shown for it', () =>
    play(app.url, `${TO_TIMES}\n> next Tuesday in the morning\n> yes\n< BOOK_SLOT\n! holding`));

  test('named before the booking it filters the times in the end', () =>
    play(app.url, `> book a demo in the morning\n< BOOK_NAME${answers('in the morning')}`));
});

const answers = (wish: string): string =>
  `${TO_TIMES.replace('> book\n', '').replace('6.', wish)}\n! holding\n! , 14:`;
