import { afterAll, beforeAll, describe, test } from 'vitest';
import { TO_SLOTS } from '../support/booking-words.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('"morning" is a wish, and no choice of a time', () => {
  test.each([
    'next Tuesday in the morning',
    'morning',
    'the morning suits me',
    'yes, in the morning',
    'ok, next Tuesday morning',
  ])('%j only shows what is free then', async (wish) => {
    await play(app.url, `${TO_SLOTS}\n> ${wish}\n< BOOK_SLOT in the morning\n< 2.\n! holding\n! , 14:`);
  });

  test('nor is a yes to the times that are shown for it', () =>
    play(app.url, `${TO_SLOTS}\n> next Tuesday in the morning\n> yes\n< BOOK_SLOT\n! holding`));

  test('named before the booking it filters the times in the end', async () => {
    const script = TO_SLOTS.replace('> book', '> book a demo in the morning');
    await play(app.url, `${script}\n< in the morning\n! holding\n! , 14:`);
  });
});
