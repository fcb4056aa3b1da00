import { afterAll, beforeAll, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ BUSINESS_DIR: 'backend/business/barbershop' });
});
afterAll(() => app.stop());

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

test('a day that cannot be booked yet is distinguished from a full one', async () => {
  await play(
    app.url,
    `
    > book a haircut
    > Ana, 212 555 0188
    < BOOK_SLOT
    > ${inDays(60)}
    < BOOK_SLOT Nothing can be booked yet on
    < Times can be booked up to
    < the earliest free times
    > Sunday
    < There is nothing free on a Sunday.
    ! booked up to
    `,
  );
});
