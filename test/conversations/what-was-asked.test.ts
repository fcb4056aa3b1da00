import { describe, test } from 'vitest';
import { withTwoBusinesses } from '../support/two-businesses.ts';

// "Yes" or a number answers the newest reply, never an earlier one.

const { atDemos, atBarber } = withTwoBusinesses();

const TO_TIMES = `
  > book a haircut
  > Ana
  > 212 555 0188
  < BOOK_SLOT 1.
`;
const TO_REVIEW = `${TO_TIMES}\n> 1\n< BOOK_REVIEW Shall I book it?`;

describe('a yes books only what was just asked', () => {
  test('not after the offer of a way out', () =>
    atBarber(`
      ${TO_REVIEW}
      > asdf
      < BOOK_REVIEW please say "yes" to book this
      > asdf
      > asdf
      < BOOK_REVIEW 1. Talk to a person
      > yes
      < BOOK_REVIEW please say "yes" to book this
      > yes
      < BOOK_CONFIRMED
      `));

  test('not after "What should I change?"', () =>
    atBarber(`
      ${TO_REVIEW}
      > no
      < BOOK_REVIEW What should I change
      > yes
      < BOOK_REVIEW tell me what to change
      > book it
      < BOOK_CONFIRMED
      `));

  test('not after news that concerns something else', () =>
    atBarber(`
      ${TO_REVIEW}
      > yesterday
      < BOOK_REVIEW That time has passed
      > ok
      < BOOK_REVIEW please say "yes" to book this
      `));

  test('but again after a question in between', () =>
    atBarber(`
      ${TO_REVIEW}
      > how long does a haircut take?
      < BOOK_REVIEW Shall I book it?
      > yes, please
      < BOOK_CONFIRMED
      `));
});

describe('a number counts what the newest message numbers', () => {
  test('a way out from the times', async () => {
    const lost = `${TO_TIMES}\n> asdf\n> asdf\n> asdf\n< BOOK_SLOT 2. Main menu`;
    await atBarber(`${lost}\n> 1\n< SUPPORT_ISSUE`);
    await atBarber(`${lost}\n> 2\n< MENU`);
  });

  test('a way out from a question that is answered with a number', () =>
    atDemos(`
      > book
      > Ana
      > ana@acme.example
      > 912 345 678
      > Acme
      < BOOK_EMPLOYEES
      > abc
      > abc
      > abc
      < BOOK_EMPLOYEES 1. Talk to a person
      > 1
      < SUPPORT_ISSUE
      `));

  test.each(['3 please', '3!', '2, please', 'ok 3', 'yes, 3', "I'll take 3", '3 thanks', '2 works for me'])(
    '%j picks a time',
    (text) => atBarber(`${TO_TIMES}\n> ${text}\n< BOOK_REVIEW`),
  );

  test('with politeness around it, in every list', () =>
    atBarber(`
      > hi
      > 2 please
      < BOOK_SERVICE
      > 2!
      < BOOK_NAME
      > Ana
      > 212 555 0188
      > ok, 1
      < BOOK_REVIEW Haircut and beard
      > 2 please
      < BOOK_REVIEW What should I change
      > 2 please
      < BOOK_PHONE
      `));
});
