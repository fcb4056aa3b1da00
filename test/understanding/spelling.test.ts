import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import { slipsBetween } from '../../backend/src/understanding/slips.ts';
import {
  answer,
  asked,
  barbershop,
  book,
  btrix,
  change,
  invalid,
  NOT_UNDERSTOOD,
  read,
  simple,
  topic,
} from '../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const slot = { expectation: { kind: 'slot', offered: ['20261123T090000Z'] } } as const;

const maybe = (day: object | null, time: object | null = null) =>
  ({ type: 'wishSlot', wish: { day, time, unsure: true } }) as VisitorEvent;
const date = (on: string) => ({ kind: 'date', date: on });
const weekday = (number: number) => ({ kind: 'weekday', weekday: number });
const at = (minute: number) => ({ kind: 'at', minute });

describe('a misspelt word of the menu is understood', () => {
  test.each<Row>([
    ['boook', book()],
    ['shedule a demo', book('demo')],
    ['book a deom', book('demo')],
    ['pricng', topic('PRICING')],
    ['wat are your prices', topic('PRICING')],
    ['ai agnets', topic('AGENTS')],
    ['enterprize', topic('PRICING', 'enterprise')],
    ['suport', simple('openSupport')],
    ['I want to spek to a persn', simple('askPerson')],
    ['helo', simple('greet')],
    ['cancle', simple('cancel')],
  ])('%j', (text, event) => {
    expect(read(text)).toEqual(event);
  });

  test('such as a service', () => {
    expect(read('hiarcut', { business: barbershop, expectation: { kind: 'service' } })).toEqual({
      type: 'chooseService',
      serviceId: 'haircut',
    });
  });
});

describe('a misspelt day or time is a wish, and holds nothing', () => {
  test.each<Row>([
    ['wensday', maybe(weekday(3))],
    ['tuseday afternoon', maybe(weekday(2), { kind: 'part', part: 'afternoon' })],
    ['friady mornin', maybe(weekday(5), { kind: 'part', part: 'morning' })],
    ['tomorow at 10', maybe(date('2026-11-21'), at(600))],
    ['tommorow', maybe(date('2026-11-21'))],
    ['mondey at 9', maybe(date('2026-11-23'), at(540))],
    ['10 decmber', maybe(date('2026-12-10'))],
  ])('%j', (text, event) => {
    expect(read(text, slot)).toEqual(event);
  });

  test('also with a wish to book', () => {
    expect(read('could I have a demo on wensday')).toEqual(
      book('demo', { wish: { day: weekday(3), time: null, unsure: true } } as never),
    );
  });
});

describe('what is not misspelt for certain', () => {
  test.each(['thuesday', 'asdf', 'qwerty', 'form', 'mouse', 'bk'])('%j stays as it is', (text) => {
    expect(read(text, slot)).toEqual(NOT_UNDERSTOOD);
  });

  test('a word that means something as it is written is not read otherwise', () => {
    expect(read('my name is Sundar', slot)).toEqual(answer({ NAME: 'Sundar' }));
    expect(read('Sundar', { expectation: asked(btrix, 'NAME') })).toEqual(answer({ NAME: 'Sundar' }));
    expect(read('Suport', { expectation: asked(btrix, 'COMPANY') })).toEqual(answer({ COMPANY: 'Suport' }));
    expect(read('change my emial', slot)).toEqual(change('EMAIL'));
  });

  test('a yes is written as such, and so is what cannot be taken back', () => {
    const review = { expectation: { kind: 'review' }, options: ['yes', 'no', 'cancel'] } as const;
    for (const text of ['confrim', 'definitly', 'restrat', 'goodby'])
      expect(read(text, review)).toEqual(NOT_UNDERSTOOD);
  });

  test('an answer is not guessed', () => {
    expect(read('fiften', { expectation: asked(btrix, 'EMPLOYEES') })).toEqual(invalid('notANumber'));
  });
});

test('letters that changed places and doubled ones are half a slip, others a whole one', () => {
  expect(slipsBetween('firday', 'friday')).toBe(0.5);
  expect(slipsBetween('boook', 'book')).toBe(0.5);
  expect(slipsBetween('tommorow', 'tomorrow')).toBe(1);
  expect(slipsBetween('mondey', 'monday')).toBe(1);
  expect(slipsBetween('wensday', 'wednesday')).toBe(2);
  expect(slipsBetween('same', 'same')).toBe(0);
  expect(slipsBetween('a', 'monday')).toBe(Number.POSITIVE_INFINITY);
});
