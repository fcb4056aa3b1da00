import { afterAll, beforeAll, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
let barber: TestApp;
beforeAll(async () => {
  app = await startApp();
  barber = await startApp({ BUSINESS_DIR: 'backend/business/barbershop' });
});
afterAll(async () => {
  await app.stop();
  await barber.stop();
});

test("a visitor who asks gets the reference and the time again, not the FAQ's general answer", () =>
  play(
    app.url,
    `
    > book
    > Ana, ana@acme.example, +351 912 345 678, Acme, 12, Email, Bookings
    > 1
    > yes
    < BOOK_CONFIRMED Your reference is
    > when is my demo?
    < BOOK_CONFIRMED is confirmed: 30-minute demo,
    ! Demos are held
    > what is my reference?
    < BOOK_CONFIRMED Your booking
    > what time was it again?
    < BOOK_CONFIRMED is confirmed: 30-minute demo,
    > asdf
    < BOOK_CONFIRMED Is there anything else?
    > menu
    > my booking
    < MENU is confirmed: 30-minute demo,
    `,
  ).then(() => undefined));

test('before anything is booked there is nothing to tell', () =>
  play(app.url, '> what is my booking reference?\n< MENU Nothing is booked in this chat yet').then(
    () => undefined,
  ));

test('nor to move', () =>
  play(
    barber.url,
    `
    > can I move my appointment?
    < MENU For a booking that you made before, please contact hello@cornerbarbershop.example
    `,
  ).then(() => undefined));

test('while booking, the review shows it', () =>
  play(
    barber.url,
    `
    > haircut
    > Ana
    > 212 555 0188
    > 1
    < BOOK_REVIEW
    > when is my appointment?
    < BOOK_REVIEW When:
    > cancel
    `,
  ).then(() => undefined));

test('another one is booked, and not the first one moved', () =>
  play(
    barber.url,
    `
    > haircut
    > Ana
    > 212 555 0188
    > 2
    > yes
    < BOOK_CONFIRMED
    > change it to haircut and beard
    < BOOK_CONFIRMED
    > another haircut in the afternoon, please
    < BOOK_SLOT free times in the afternoon
    > cancel
    < MENU
    > when is my appointment?
    < MENU is confirmed: Haircut,
    `,
  ).then(() => undefined));
