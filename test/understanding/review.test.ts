import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import {
  answer,
  barbershop,
  book,
  change,
  correct,
  invalid,
  read,
  simple,
  topic,
} from '../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const review = {
  expectation: { kind: 'review' },
  answers: { NAME: 'Ana', EMAIL: 'ana@acme.com', PHONE: '912345678' },
  options: ['yes', 'no', 'cancel'],
} as const;

const wish = (day: object | null, time: object | null) =>
  ({ type: 'wishSlot', wish: { day, time } }) as VisitorEvent;

const ruledOut = (...not: readonly object[]) =>
  ({ type: 'wishSlot', wish: { day: null, time: null, not } }) as VisitorEvent;

describe('at the review', () => {
  test.each([
    ...[
      'yes',
      'Yes.',
      'YES!!!',
      'yep',
      'yeah',
      'yes, please',
      'yes yes',
      'ok',
      'okay',
      'sure',
      'y',
      'ｙｅｓ',
      'yes...',
    ],
    ...[
      'Yes, book it',
      'ok book it',
      'book it',
      'sure, go ahead',
      "that's right",
      'That’s correct',
      'correct',
    ],
    ...[
      'looks good',
      'looks good to me',
      'sounds good to me',
      'Confirm',
      'I confirm',
      'confirm the booking',
      'yes',
      '1',
      '1!',
      '1 please',
    ],
  ])('%j is a yes', (text) => {
    expect(read(text, review)).toEqual(simple('yes'));
  });

  test.each([
    ...[
      'yes?',
      'sure?',
      'ok?',
      'is that correct?',
      'sounds good?',
      'confirm what?',
      'yes no',
      'yes or no',
      'no yes',
    ],
    ...[
      'yes / no',
      'yes, but not now',
      'yes but change the time',
      'yes if it is online',
      'yes, maybe',
      'ok but later',
    ],
    ...[
      'ok wait',
      'not ok',
      'not yet',
      'I guess not',
      'I guess',
      'I think so',
      'maybe',
      'yeah right',
      'yeah, no',
    ],
    ...[
      "I'm not sure",
      'not sure',
      "don't confirm",
      'do not book it',
      "don't book it",
      'never',
      'why not',
      'sure, why not',
    ],
    ...[
      'of course not',
      'absolutely not',
      'definitely not',
      'certainly not today',
      'ok thanks',
      'okay, one moment',
    ],
    ...[
      'yes, at 10',
      'yes for tomorrow',
      'yes cancel',
      'yes, go back',
      'go ahead and cancel',
      'correct my email',
    ],
    ...[
      'book it for tomorrow',
      'book it at 4 instead',
      'morning',
      'ok, morning',
      'morning works',
      'ok, Friday',
    ],
    ...[
      'looks good except the email',
      'all good but the name is wrong',
      'looks good, see you Friday',
      'book',
    ],
    ...[
      'say yes',
      'he said yes',
      '"yes"',
      'yesterday',
      'yesno',
      'y e s',
      'yes please don’t',
      'if I say yes what happens?',
    ],
    ...[
      '👍',
      'yes 🙃',
      'ok 👎',
      'oky',
      'fine',
      'perfect',
      'great',
      'y\u0435s',
      'yes\u00a0not',
      'yes\u200bno',
      '1 yes',
      '2',
      '3',
    ],
    ...[
      'let me think',
      'try again',
      'yes, my email is x@acme.com',
      'yes and change my name to Bob',
      'thanks',
      'hello',
    ],
    ...[
      'yes I would like to know the price',
      'yes, what is the address?',
      'the answer is yes',
      'yes'.repeat(30),
    ],
    ...['the first one', 'first', 'one', 'option 1', '1?', 'yes I do not', 'ok, ok, no'],
    'yes '.repeat(200),
  ])('%j is no yes', (text) => {
    expect(read(text, review).type).not.toBe('yes');
  });

  test.each<Row>([
    ...[
      'no',
      'nope',
      'not yet',
      'I guess not',
      "I'm not sure",
      "don't book it",
      'hold on',
      "that's wrong",
      '2',
    ].map((text): Row => [text, simple('no')]),
    ...['Change something', 'change', 'I want to change it', 'edit', 'not correct'].map(
      (text): Row => [text, simple('no')],
    ),
    ['3', simple('cancel')],
    ['yes cancel', simple('cancel')],
    ['back', simple('back')],
    ['talk to a human', simple('askPerson')],
    ['book', book()],
    ['pricing', topic('PRICING')],
    ['no, my email is x@acme.com', correct({ EMAIL: 'x@acme.com' })],
    ['yes and change my name to Bob', correct({ NAME: 'Bob' })],
    ['no, my name is Bob and my email is bob@x.com', correct({ NAME: 'Bob', EMAIL: 'bob@x.com' })],
    ['change email to foo@bar.com', correct({ EMAIL: 'foo@bar.com' })],
    ['foo@bar.com', correct({ EMAIL: 'foo@bar.com' })],
    ['change my e-mail', change('EMAIL')],
    ['yes but change the time', change('SLOT')],
    ['another time', change('SLOT')],
    ['reschedule', change('SLOT')],
    ['all good but the name is wrong', change('NAME')],
    ['looks good, but my email is x@acme.com', correct({ EMAIL: 'x@acme.com' })],
    ['the time is wrong', change('SLOT')],
    ['name', change('NAME')],
    ['my phone number', change('PHONE')],
    ['the time', change('SLOT')],
    ['goal', change('GOAL')],
    ['actually 30 employees', answer({ EMPLOYEES: 30 })],
    ['later', simple('moreSlots')],
    ['other times', simple('moreSlots')],
    ['earlier', wish(null, null)],
    ['make it 11', wish(null, { kind: 'at', minute: 660 })],
    ['11 instead', wish(null, { kind: 'at', minute: 660 })],
    ['not Tuesday', ruledOut({ day: { kind: 'weekday', weekday: 2 }, time: null })],
    ['Friday is too late', ruledOut({ day: { kind: 'weekday', weekday: 5 }, time: null })],
    ['morning', wish(null, { kind: 'part', part: 'morning' })],
    ['make it Wednesday', wish({ kind: 'weekday', weekday: 3 }, null)],
    ['no, Friday', wish({ kind: 'weekday', weekday: 5 }, null)],
    [
      'can we move it to Thursday afternoon?',
      wish({ kind: 'weekday', weekday: 4 }, { kind: 'part', part: 'afternoon' }),
    ],
    ['book it for tomorrow', wish({ kind: 'date', date: '2026-11-21' }, null)],
    ['yesterday', invalid('past')],
    ['asdf', simple('notUnderstood')],
  ])('%j is read', (text, event) => {
    expect(read(text, review)).toEqual(event);
  });

  test.each([
    ['nothing is offered', []],
    ['a way out is offered', ['person', 'menu']],
    ['what could be changed is offered', ['NAME', 'EMAIL', 'SLOT', 'keep']],
  ])('where %s, nothing is a yes', (_what, options) => {
    for (const text of ['yes', 'ok', 'book it', 'confirm', '1', 'try again']) {
      expect(read(text, { ...review, options }).type).not.toBe('yes');
    }
  });

  test('what it offers to change is chosen by number, name or label', () => {
    const offered = { ...review, options: ['NAME', 'EMAIL', 'SLOT', 'SERVICE', 'keep'] };
    expect(read('2', offered)).toEqual(change('EMAIL'));
    expect(read('3', offered)).toEqual(change('SLOT'));
    expect(read('nothing', offered)).toEqual(simple('keep'));
    expect(read('no', offered)).toEqual(simple('keep'));
  });

  test('another service is chosen where there is one', () => {
    expect(read('haircut and beard instead', { ...review, business: barbershop })).toEqual({
      type: 'chooseService',
      serviceId: 'haircut-and-beard',
    });
  });

  test('"try again" says yes only when that is the one thing offered', () => {
    expect(read('Try again', { ...review, options: ['yes'] })).toEqual(simple('yes'));
    expect(read('Try again', review)).toEqual(simple('notUnderstood'));
  });
});

describe('after the booking', () => {
  const confirmed = { expectation: { kind: 'confirmed' }, answers: { EMAIL: 'ana@acme.com' } } as const;

  test.each<Row>([
    ...['wrong', 'change something', "that's not right"].map((text): Row => [text, change('SLOT')]),
    ['when is my demo?', simple('recallBooking')],
    ['what was my reference', simple('recallBooking')],
    ['what is booked?', simple('recallBooking')],
    ['do I have an appointment?', simple('recallBooking')],
    ['another demo', book('demo')],
    ['cancel my booking', simple('cancel')],
    ['can I change the time?', change('SLOT')],
    ['make it Wednesday', wish({ kind: 'weekday', weekday: 3 }, null)],
    ['my email is x@acme.com', correct({ EMAIL: 'x@acme.com' })],
    ['thanks', simple('thank')],
    ['bye', simple('goodbye')],
    ['book another demo', book('demo')],
    ['pricing', topic('PRICING')],
    ['yes', simple('yes')],
    ['no', simple('no')],
    ['asdf', simple('notUnderstood')],
  ])('%j is read', (text, event) => {
    expect(read(text, confirmed)).toEqual(event);
  });
});
