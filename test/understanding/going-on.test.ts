import { expect, test } from 'vitest';
import { book, read, simple, topic } from '../support/reading.ts';

// After an earlier conversation expired: "Would you like to go on with it?  1. Yes, go on  2. Main menu"

const options = ['yes', 'menu'];

test.each([
  ...['yes', 'Yes', 'y', 'yes please', 'ok', 'sure', 'go ahead', 'of course'],
  ...[
    'Yes, go on',
    'yes, continue',
    'continue',
    'please continue',
    'go on',
    "let's continue",
    'carry on',
    'resume',
  ],
  ...['1', '1.', '1)', '1) Yes, go on', '1 please', 'the first one', 'option 1'],
])('%j goes on', (text) => {
  expect(read(text, { options })).toEqual(simple('yes'));
});

test.each(['2', '2.', '2) Main menu', 'Main menu', 'menu', 'the second one', 'the last one'])(
  '%j asks for the menu',
  (text) => {
    expect(read(text, { options })).toEqual(simple('openMenu'));
  },
);

test.each(['no', 'No, thanks', 'nope', 'not now', 'no, I do not'])('%j declines', (text) => {
  expect(read(text, { options })).toEqual(simple('no'));
});

test('what is understood anywhere is understood here, too', () => {
  expect(read('pricing', { options })).toEqual(topic('PRICING'));
  expect(read('a person, please', { options })).toEqual(simple('askPerson'));
  expect(read('book a demo', { options })).toEqual(book('demo'));
  expect(read('start over', { options })).toEqual(simple('startOver'));
  expect(read('never mind', { options })).toEqual(simple('cancel'));
});

test('a number that is not offered chooses nothing', () => {
  expect(read('3', { options })).toEqual(simple('notUnderstood'));
});

test.each(['yes', 'ok', 'continue', 'Yes, go on'])(
  'the menu asks for no yes, so %j says nothing there',
  (text) => {
    expect(read(text)).toEqual(simple('notUnderstood'));
    expect(read(text, { options: ['PRICING', 'AGENTS', 'SUPPORT', 'BOOK'] })).toEqual(
      simple('notUnderstood'),
    );
  },
);

test('a yes and a number that were written before the question was seen do not answer it', () => {
  expect(read('yes', { options, seen: false })).toEqual(simple('notUnderstood'));
  expect(read('1', { options, seen: false })).toEqual(simple('notUnderstood'));
});
