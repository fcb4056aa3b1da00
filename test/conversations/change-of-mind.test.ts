import { describe, test } from 'vitest';
import { withTwoBusinesses } from '../support/two-businesses.ts';

const { atDemos, atBarber } = withTwoBusinesses();

const TO_REVIEW = `
  > book a haircut
  > Ana
  > 212 555 0188
  > 1
  < BOOK_REVIEW
`;
const demoToReview = (time: string): string => `
  > book
  > Ana
  > ann@acme.example
  > 912 345 678
  > Acme
  > 12
  > Email
  > Bookings
  < BOOK_SLOT
  > Tuesday next week at ${time}
  < BOOK_REVIEW Tuesday
`;

describe('the review understands the words that it uses', () => {
  test.each([
    ['name', 'BOOK_NAME'],
    ['my name', 'BOOK_NAME'],
    ['phone number', 'BOOK_PHONE'],
    ['the time', 'BOOK_SLOT'],
    ['time', 'BOOK_SLOT'],
    ['2', 'BOOK_PHONE'],
  ])('%j', (text, state) =>
    atBarber(`${TO_REVIEW}\n> no\n< BOOK_REVIEW What should I change\n> ${text}\n< ${state}`),
  );

  test('and a change of mind about changing', () =>
    atBarber(`${TO_REVIEW}\n> no\n> nothing\n< BOOK_REVIEW Shall I book it?`));

  test('a new answer in passing', () =>
    atDemos(`${demoToReview('10:00')}\n> actually 30 employees\n< BOOK_REVIEW Number of employees: 30`));
});

describe('another time at the review', () => {
  test.each(['make it 11', '11 instead', 'at 11'])('%j is another hour of the same day', (text) =>
    atDemos(`${demoToReview('10:00')}\n> ${text}\n< BOOK_REVIEW Tuesday\n< , 11:00`),
  );

  test('a later one comes after the one that was held', () =>
    atDemos(`${demoToReview('10:00')}\n> later\n< BOOK_SLOT 1. Tuesday\n! , 10:00\n! Monday`));

  test('an earlier one may be any', () =>
    atDemos(`${demoToReview('10:00')}\n> earlier\n< BOOK_SLOT the earliest free times`));

  test('another day is offered, and none is held meanwhile', () =>
    atDemos(`${demoToReview('10:00')}\n> make it Wednesday\n< BOOK_SLOT on a Wednesday\n! Tuesday`));

  test('a day that will not do after all is not offered again', () =>
    atDemos(`${demoToReview('10:00')}\n> not Tuesday\n< BOOK_SLOT except on a Tuesday\n! Tuesday 2`));
});

test('"back" from a correction returns to the review', () =>
  atBarber(`
    ${TO_REVIEW}
    > change my name
    < BOOK_NAME Your name is Ana.
    > back
    < BOOK_REVIEW Name: Ana
    > change the service
    < BOOK_SERVICE
    > back
    < BOOK_REVIEW Haircut
    `));

describe('after the booking nothing says that it was changed', () => {
  test('from the menu', () =>
    atDemos(`
      ${demoToReview('14:00')}
      > yes
      < BOOK_CONFIRMED
      > menu
      > my email is bob@x.example
      < is confirmed as it is
      ! Updated
      > change my phone to 933333333
      < is confirmed as it is
      ! Updated
      > change the time
      < is confirmed as it is
      `));

  test('after a request to a person', () =>
    atDemos(`
      ${demoToReview('15:00')}
      > yes
      < BOOK_CONFIRMED
      > a person please
      > I need to move it
      > bob@x.example
      < is confirmed as it is
      ! Updated
      `));

  test('but the next booking takes other answers', () =>
    atDemos(`
      ${demoToReview('16:00')}
      > yes
      < BOOK_CONFIRMED
      > book another demo
      < BOOK_SLOT
      > my email is bob@x.example
      < BOOK_SLOT Updated: your work email is bob@x.example.
      `));
});

describe('a booking that is stopped', () => {
  test('with a time releases it', () =>
    atBarber(`${TO_REVIEW}\n> cancel\n< MENU stopped this booking and released the time`));

  test('without one speaks of none', () =>
    atBarber(`> book\n> cancel\n< MENU stopped this booking\n! released`));

  test('in another chat is not found here', () =>
    atBarber(`> I want to cancel my booking\n< hello@cornerbarbershop.example`));
});
