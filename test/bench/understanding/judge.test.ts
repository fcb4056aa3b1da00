import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import type { When } from '../../../backend/src/domain/slot.ts';
import { caseSchema } from '../../../bench/understanding/case.ts';
import { judge, type Verdict } from '../../../bench/understanding/judge.ts';
import { loadTestBusiness } from '../../support/businesses.ts';

const btrix = loadTestBusiness('btrix');
const barbershop = loadTestBusiness('barbershop');

// The messages are sent on Friday, 20 November 2026.
function verdictOf(expected: unknown, event: VisitorEvent, kind = 'menu', business = btrix): Verdict {
  const one = caseSchema.parse({
    id: 'one',
    language: 'en',
    kind,
    business: business.id,
    state: 'MENU',
    now: '2026-11-20T10:00:00Z',
    text: 'whatever',
    expect: expected,
  });
  return judge(one, event, business);
}

const date = (on: string): When['day'] => ({ kind: 'date', date: on });
const at = (hour: number, minute = 0): When['time'] => ({ kind: 'at', minute: hour * 60 + minute });
const between = (from: number, to: number): When['time'] => ({ kind: 'range', from: from * 60, to: to * 60 });
const wishes = (day: When['day'], time: When['time'], rest: object = {}): VisitorEvent => ({
  type: 'wishSlot',
  wish: { day, time, ...rest },
});
const TUESDAY_AT_3 = { type: 'time', when: { date: '2026-11-24', at: '15:00' } };

const timeOf = (expected: unknown, event: VisitorEvent) => verdictOf(expected, event, 'times').time;

describe('a time', () => {
  test('as it was meant is right, in whichever event it comes', () => {
    const wish = { day: date('2026-11-24'), time: at(15) };
    const events: readonly VisitorEvent[] = [
      { type: 'wishSlot', wish },
      { type: 'answer', answers: {}, wish },
      { type: 'book', serviceId: null, answers: {}, wish },
      { type: 'pickSlot', slotId: '20261124T150000Z' },
    ];
    for (const event of events) {
      expect(verdictOf(TUESDAY_AT_3, event, 'times')).toMatchObject({ isRight: true, time: 'right' });
    }
  });

  test('that is picked counts by the clocks of the business', () => {
    const event: VisitorEvent = { type: 'pickSlot', slotId: '20261124T150000Z' };
    expect(verdictOf(TUESDAY_AT_3, event, 'times', barbershop).time).toBe('wrongTime');
  });

  test.each<[string, VisitorEvent]>([
    ['another date', wishes(date('2026-11-25'), at(15))],
    ['another week', wishes(date('2026-12-01'), at(15))],
    ['another weekday', wishes({ kind: 'weekday', weekday: 4 }, null)],
    ['a range that ends before', wishes({ kind: 'range', from: '2026-11-20', to: '2026-11-23' }, null)],
    ['the day ruled out', wishes(null, null, { not: [{ day: date('2026-11-24'), time: null }] })],
    ['two readings, neither of them meant', either(date('2026-11-25'), date('2026-11-26'))],
    ['a slot on another day', { type: 'pickSlot', slotId: '20261125T150000Z' }],
  ])('read as %s is a wrong date', (_what, event) => {
    expect(verdictOf(TUESDAY_AT_3, event, 'times')).toMatchObject({ isRight: false, time: 'wrongDate' });
  });

  test('read as another time of that day is a wrong time', () => {
    expect(timeOf(TUESDAY_AT_3, wishes(date('2026-11-24'), at(3)))).toBe('wrongTime');
    expect(timeOf(TUESDAY_AT_3, wishes(date('2026-11-24'), { kind: 'part', part: 'morning' }))).toBe(
      'wrongTime',
    );
  });

  test('of which only a part was read is incomplete', () => {
    expect(timeOf(TUESDAY_AT_3, wishes(date('2026-11-24'), null))).toBe('incomplete');
    expect(timeOf(TUESDAY_AT_3, wishes(null, at(15)))).toBe('incomplete');
    expect(timeOf(TUESDAY_AT_3, { type: 'openSupport' })).toBe('incomplete');
  });

  test('is asked back when nothing was understood, or the right reading is one of two', () => {
    expect(timeOf(TUESDAY_AT_3, { type: 'notUnderstood' })).toBe('askedBack');
    expect(timeOf(TUESDAY_AT_3, { type: 'invalid', reason: 'notADate' })).toBe('askedBack');
    expect(timeOf(TUESDAY_AT_3, either(date('2026-11-24'), date('2026-12-01')))).toBe('askedBack');
  });

  test('that cannot be is not to be taken for one', () => {
    const impossible = { type: 'invalid', reason: 'notADate' };
    expect(timeOf(impossible, { type: 'invalid', reason: 'notADate' })).toBe('right');
    expect(timeOf(impossible, { type: 'notUnderstood' })).toBe('askedBack');
    expect(timeOf(impossible, wishes(date('2026-12-01'), null))).toBe('wrongDate');
  });

  test('where none was meant is wrong', () => {
    expect(verdictOf({ type: 'greet' }, wishes(date('2026-11-24'), null)).time).toBe('wrongDate');
    expect(verdictOf({ type: 'greet' }, { type: 'greet' }).time).toBeNull();
  });

  test('a weekday is its coming date, and not a later one', () => {
    const tuesday = { type: 'time', when: { weekday: 2 } };
    expect(timeOf(tuesday, wishes({ kind: 'weekday', weekday: 2 }, null))).toBe('right');
    expect(timeOf(tuesday, wishes(date('2026-11-24'), null))).toBe('right');
    expect(timeOf(tuesday, wishes(date('2026-12-01'), null))).not.toBe('right');
    expect(timeOf(tuesday, wishes(date('2026-11-25'), null))).toBe('wrongDate');
  });

  test('a week is its working days as well', () => {
    const nextWeek = { type: 'time', when: { dates: { from: '2026-11-23', to: '2026-11-29' } } };
    expect(timeOf(nextWeek, wishes({ kind: 'range', from: '2026-11-23', to: '2026-11-27' }, null))).toBe(
      'right',
    );
    expect(timeOf(nextWeek, wishes({ kind: 'range', from: '2026-11-30', to: '2026-12-06' }, null))).toBe(
      'wrongDate',
    );
  });

  test('from an hour on ends with the day', () => {
    const afterThree = { type: 'time', when: { from: '15:00' } };
    expect(timeOf(afterThree, wishes(null, between(15, 24)))).toBe('right');
    expect(timeOf(afterThree, wishes(null, between(15, 17)))).toBe('right');
    expect(timeOf(afterThree, wishes(null, at(15)))).not.toBe('right');
    expect(timeOf(afterThree, wishes(null, between(0, 15)))).toBe('wrongTime');
  });

  test('about an hour has room on both sides, but not all day', () => {
    const aboutTen = { type: 'time', when: { about: '10:00' } };
    expect(timeOf(aboutTen, wishes(null, { kind: 'range', from: 540, to: 661 }))).toBe('right');
    expect(timeOf(aboutTen, wishes(null, between(8, 17)))).toBe('incomplete');
  });

  test('either of several and what is ruled out are all to be read', () => {
    const either = { type: 'time', when: { weekday: 2, or: [{ weekday: 4 }] } };
    const or = [{ day: { kind: 'weekday', weekday: 2 }, time: null }];
    expect(timeOf(either, wishes({ kind: 'weekday', weekday: 4 }, null, { or }))).toBe('right');
    expect(timeOf(either, wishes({ kind: 'weekday', weekday: 4 }, null))).toBe('incomplete');
    const notMonday = { type: 'time', when: { not: [{ weekday: 1 }] } };
    const not = [{ day: { kind: 'weekday', weekday: 1 }, time: null }];
    expect(timeOf(notMonday, wishes(null, null, { not }))).toBe('right');
    expect(timeOf(notMonday, wishes({ kind: 'weekday', weekday: 1 }, null))).toBe('wrongDate');
  });
});

function either(one: When['day'], other: When['day']): VisitorEvent {
  return wishes(null, at(15), {
    either: [
      { day: one, time: at(15) },
      { day: other, time: at(15) },
    ],
  });
}

describe('an answer', () => {
  const told = { type: 'answer', answers: { NAME: 'Ana', COMPANY: 'Acme' } };
  const answers = (given: Record<string, string>): VisitorEvent => ({
    type: 'answer',
    answers: given,
    wish: null,
  });

  test('is right with all that was said and nothing else', () => {
    expect(verdictOf(told, answers({ NAME: 'Ana', COMPANY: 'Acme' })).isRight).toBe(true);
  });

  test.each([
    ['another value', { NAME: 'Anna', COMPANY: 'Acme' }],
    ['one too few', { NAME: 'Ana' }],
    ['one that was not given', { NAME: 'Ana', COMPANY: 'Acme', GOAL: 'leads' }],
    ['the values swapped', { NAME: 'Acme', COMPANY: 'Ana' }],
  ])('with %s is not', (_what, given) => {
    expect(verdictOf(told, answers(given))).toMatchObject({ isRight: false, hasIntent: true });
  });

  test('with a time that was not said is not', () => {
    const wish = { day: date('2026-11-24'), time: null };
    const event: VisitorEvent = { type: 'answer', answers: { NAME: 'Ana', COMPANY: 'Acme' }, wish };
    expect(verdictOf(told, event)).toMatchObject({ isRight: false, time: 'wrongDate' });
  });

  test('without the question beside it is not', () => {
    const expected = { ...told, asks: 'faq:demo-length' };
    const event = { type: 'answer', answers: { NAME: 'Ana', COMPANY: 'Acme' }, wish: null } as const;
    const asking = (entry: string): VisitorEvent => ({ ...event, asks: { kind: 'entry', entry } });
    expect(verdictOf(expected, asking('faq:demo-length')).isRight).toBe(true);
    expect(verdictOf(expected, asking('faq:contact')).isRight).toBe(false);
    expect(verdictOf(expected, event).isRight).toBe(false);
    expect(verdictOf(told, asking('faq:contact')).isRight).toBe(false);
  });
});

describe('an intent', () => {
  test('is its type and what it is about', () => {
    const pro = { type: 'openTopic', topicId: 'PRICING', optionId: 'pro' };
    const topic = (optionId: string | null): VisitorEvent => ({
      type: 'openTopic',
      topicId: 'PRICING',
      optionId,
    });
    expect(verdictOf(pro, topic('pro')).hasIntent).toBe(true);
    expect(verdictOf(pro, topic('essential')).hasIntent).toBe(false);
    expect(verdictOf(pro, topic(null)).hasIntent).toBe(false);
    expect(verdictOf(pro, { type: 'openSupport' }).hasIntent).toBe(false);
  });

  test('may be one of several', () => {
    const any = { anyOf: [{ type: 'openSupport' }, { type: 'askPerson' }] };
    expect(verdictOf(any, { type: 'askPerson' }).isRight).toBe(true);
    expect(verdictOf(any, { type: 'greet' }).isRight).toBe(false);
  });

  test('may be all that is judged', () => {
    const event: VisitorEvent = { type: 'book', serviceId: null, answers: { NAME: 'Ana' }, wish: null };
    expect(verdictOf({ type: 'book', anyDetails: true }, event).isRight).toBe(true);
    expect(verdictOf({ type: 'book' }, event).isRight).toBe(false);
    expect(verdictOf({ type: 'ask', anyDetails: true }, event).isRight).toBe(false);
  });

  test('to book names the only service without naming it', () => {
    const book = (serviceId: string | null): VisitorEvent => ({
      type: 'book',
      serviceId,
      answers: {},
      wish: null,
    });
    expect(verdictOf({ type: 'book', serviceId: 'demo' }, book(null)).isRight).toBe(true);
    expect(verdictOf({ type: 'book', serviceId: 'haircut' }, book(null), 'menu', barbershop).isRight).toBe(
      false,
    );
  });

  test('of a question is the entry that answers it, or two of which one does', () => {
    const expected = { type: 'ask', entry: 'passage:your-visit#do-you-cut-childrens-hair' };
    const asked = (entry: string): VisitorEvent => ({ type: 'ask', asked: { kind: 'entry', entry } });
    expect(verdictOf(expected, asked("passage:your-visit#do-you-cut-children's-hair")).isRight).toBe(true);
    expect(verdictOf(expected, asked('passage:your-visit#where-can-i-park')).isRight).toBe(false);
    const entries = ['faq:duration', 'passage:your-visit#do-you-cut-childrens-hair'] as const;
    expect(verdictOf(expected, { type: 'ask', asked: { kind: 'eitherOf', entries } }).isRight).toBe(true);
    expect(verdictOf(expected, { type: 'ask', asked: { kind: 'unknown' } }).isRight).toBe(false);
  });
});

describe('where nothing is meant', () => {
  test.each<VisitorEvent>([
    { type: 'notUnderstood' },
    { type: 'invalid', reason: 'notAName' },
    { type: 'ask', asked: { kind: 'unknown' } },
    { type: 'ask', asked: { kind: 'offTopic' } },
  ])('$type is right', (event) => {
    expect(verdictOf({ type: 'nothing' }, event, 'off-topic')).toMatchObject({
      isRight: true,
      isFalselyConfident: false,
    });
  });

  test.each<VisitorEvent>([
    { type: 'ask', asked: { kind: 'entry', entry: 'faq:contact' } },
    { type: 'ask', asked: { kind: 'words', text: 'So it is.', entries: ['faq:contact'] } },
    { type: 'openTopic', topicId: 'PRICING', optionId: null },
    { type: 'answer', answers: { COMPANY: 'Tell me a joke' }, wish: null },
    { type: 'yes' },
    wishes(date('2026-11-21'), null),
  ])('$type is false confidence', (event) => {
    expect(verdictOf({ type: 'nothing' }, event, 'off-topic')).toMatchObject({
      isRight: false,
      isFalselyConfident: true,
    });
  });
});
