import { describe, test } from 'vitest';
import { TO_SLOTS } from '../support/booking-words.ts';
import { withTwoBusinesses } from '../support/two-businesses.ts';

const { atDemos, atBarber } = withTwoBusinesses();

const TO_TIMES = `
  > book a haircut
  > Ana
  > 212 555 0188
  < BOOK_SLOT 6.
`;

describe('a day that will not do is not offered', () => {
  test.each([
    'not Saturday',
    'anything but Saturday',
    "saturday doesn't work for me",
    "I can't do Saturdays",
    'Saturday is no good',
  ])('%j', (text) => atBarber(`${TO_TIMES}\n> ${text}\n< BOOK_SLOT except on a Saturday\n! Saturday 2`));

  test('and stays out when more times are asked for', () =>
    atBarber(`
      ${TO_TIMES}
      > not Saturday
      ! Saturday 2
      > in the morning please
      < BOOK_SLOT in the morning, except on a Saturday
      > more
      ! Saturday 2
      > more
      ! Saturday 2
      `));

  test('and the one named instead is', () =>
    atBarber(`
      ${TO_TIMES}
      > Saturday
      < BOOK_SLOT on a Saturday
      > Saturdays don't work, what about Wednesday?
      < BOOK_SLOT on a Wednesday
      ! Saturday 2
      > not Wednesday, Friday
      < BOOK_SLOT on a Friday
      ! Wednesday 2
      `));

  test('until it is wished for after all', () =>
    atBarber(`${TO_TIMES}\n> not Saturday\n> ok, Saturday then\n< BOOK_SLOT on a Saturday (`));
});

describe('a part of the day that will not do is not offered', () => {
  test.each(['not in the morning', 'no mornings please', "mornings don't work for me"])('%j', (text) =>
    atDemos(`${TO_SLOTS}\n> ${text}\n< BOOK_SLOT except in the morning\n! , 09:00\n! , 11:30`),
  );

  test('on the day that will', () =>
    atDemos(`
      ${TO_SLOTS}
      > Tuesday but not in the morning
      < BOOK_SLOT on a Tuesday, except in the morning
      ! , 09:00
      ! Wednesday
      `));
});

describe('a time that will not do is neither held nor offered', () => {
  test.each(["9:30 doesn't work", 'not 9:30'])('%j', (text) =>
    atDemos(`${TO_SLOTS}\n> ${text}\n< BOOK_SLOT except at 09:30\n! , 09:30`),
  );

  test.each(['9:30 is too early', '9:30 is a bit too early for me'])('%j', (text) =>
    atDemos(`${TO_SLOTS}\n> ${text}\n< BOOK_SLOT\n! , 09:00\n! , 09:30`),
  );
});

describe('what was not wholly understood holds nothing', () => {
  test.each(['tomorow at 10', 'tommorow at 10', 'Tuesday at 10 zwei'])('%j', (text) =>
    atDemos(`${TO_SLOTS}\n> ${text}\n< BOOK_SLOT 1.`),
  );
});

test('any time at all is what is offered first', () =>
  atDemos(`
    ${TO_SLOTS}
    > in the afternoon
    < BOOK_SLOT in the afternoon (Lisbon time)
    > I don't care
    < BOOK_SLOT These are the earliest free times (Lisbon time)
    > more
    < BOOK_SLOT These are the next free times (Lisbon time)
    `));
