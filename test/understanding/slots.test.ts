import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import { answer, barbershop, change, faq, invalid, read, simple } from '../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const OFFERED = [
  '20261123T090000Z',
  '20261123T093000Z',
  '20261123T100000Z',
  '20261124T093000Z',
  '20261124T103000Z',
  '20261203T150000Z',
];
const slot = { expectation: { kind: 'slot', offered: OFFERED } } as const;

const pick = (slotId: string): VisitorEvent => ({ type: 'pickSlot', slotId });
const wish = (day: object | null, time: object | null) =>
  ({ type: 'wishSlot', wish: { day, time } }) as VisitorEvent;

const ruledOut = (...not: readonly object[]) =>
  ({ type: 'wishSlot', wish: { day: null, time: null, not } }) as VisitorEvent;

describe('a time that is offered', () => {
  test.each([
    ['1', '20261123T090000Z'],
    ['2.', '20261123T093000Z'],
    ['2!', '20261123T093000Z'],
    ['3 please', '20261123T100000Z'],
    ['ok, 3', '20261123T100000Z'],
    ["I'll take 3", '20261123T100000Z'],
    ['3 works for me, thanks', '20261123T100000Z'],
    ['option 3', '20261123T100000Z'],
    ['book the first one', '20261123T090000Z'],
    ['the second one', '20261123T093000Z'],
    ['third', '20261123T100000Z'],
    ['the last one', '20261203T150000Z'],
    ['20261123T093000Z', '20261123T093000Z'],
    ['Tuesday 24 November 2026, 09:30', '20261124T093000Z'],
    ['Tuesday 24 November 2026, 10:30 (05:30 in New York)', '20261124T103000Z'],
    ['Monday, November 23, 2026 at 9:00 AM', '20261123T090000Z'],
    ['Mon 23 Nov, 09:30', '20261123T093000Z'],
    ['Monday at 9', '20261123T090000Z'],
    ['monday 9:30', '20261123T093000Z'],
    ['Monday 10', '20261123T100000Z'],
    ['at 10', '20261123T100000Z'],
    ['10', '20261123T100000Z'],
    ['10:30', '20261124T103000Z'],
    ['1030', '20261124T103000Z'],
    ['is 10 ok?', '20261123T100000Z'],
    ['is 3 still free?', '20261203T150000Z'],
    ['3pm', '20261203T150000Z'],
    ['15h', '20261203T150000Z'],
    ['Dec 3 at 3', '20261203T150000Z'],
    ['earliest', '20261123T090000Z'],
    ['the first available, please', '20261123T090000Z'],
    ['yes, at 10', '20261123T100000Z'],
  ])('%j picks it', (text, slotId) => {
    expect(read(text, slot)).toEqual(pick(slotId));
  });

  test('is only wished for when the words fit two of them', () => {
    expect(read('9:30', slot)).toEqual(wish(null, { kind: 'at', minute: 570 }));
  });

  test('"the 3rd" is a day if one of the times is on it, the third time if all are, and else asked about', () => {
    const offering = (...offered: readonly string[]) => ({ expectation: { kind: 'slot', offered } }) as const;
    const day = { kind: 'date', date: '2026-12-03' } as const;
    expect(read('the 3rd', slot)).toEqual(wish(day, null));
    const onThe3rd = ['20261203T090000Z', '20261203T093000Z', '20261203T100000Z'];
    expect(read('the 3rd', offering(...onThe3rd))).toEqual(pick('20261203T100000Z'));
    const third = { day: { kind: 'date', date: '2026-11-23' }, time: { kind: 'at', minute: 600 } };
    expect(read('the 3rd', offering(...OFFERED.slice(0, 3)))).toEqual({
      type: 'wishSlot',
      wish: { day: null, time: null, either: [third, { day, time: null }] },
    });
  });

  test('nothing is picked when nothing is offered', () => {
    const none = { expectation: { kind: 'slot', offered: [] } } as const;
    expect(read('1', none)).toEqual(wish(null, { kind: 'at', minute: 13 * 60 }));
    expect(read('earliest', none)).toEqual(simple('notUnderstood'));
  });

  test('times are those of the business', () => {
    const offered = ['20261120T150000Z', '20261121T141500Z'];
    const scene = { business: barbershop, expectation: { kind: 'slot', offered } } as const;
    expect(read('at 10', scene)).toEqual(pick('20261120T150000Z'));
    expect(read('tomorrow at 9:15', scene)).toEqual(pick('20261121T141500Z'));
  });
});

describe('a preference is a wish, even if but one time fits it', () => {
  test.each<Row>([
    ['morning', wish(null, { kind: 'part', part: 'morning' })],
    ['in the afternoon', wish(null, { kind: 'part', part: 'afternoon' })],
    ['Friday morning', wish({ kind: 'weekday', weekday: 5 }, { kind: 'part', part: 'morning' })],
    ['Dec 3', wish({ kind: 'date', date: '2026-12-03' }, null)],
    ["I'd prefer the 24th", wish({ kind: 'date', date: '2026-11-24' }, null)],
    ['after 3', wish(null, { kind: 'range', from: 900, to: 1440 })],
    ['next week', wish({ kind: 'range', from: '2026-11-23', to: '2026-11-29' }, null)],
    ['do you have anything on Thursday?', wish({ kind: 'weekday', weekday: 4 }, null)],
    ['what about Tuesday?', wish({ kind: 'weekday', weekday: 2 }, null)],
    ['tomorrow at 3', wish({ kind: 'date', date: '2026-11-21' }, { kind: 'at', minute: 900 })],
    ['any time', wish(null, null)],
    ["I don't care", wish(null, null)],
    ['earlier', wish(null, null)],
    ['make it 4', wish(null, { kind: 'at', minute: 960 })],
    ['not Monday', ruledOut({ day: { kind: 'weekday', weekday: 1 }, time: null })],
    ["9:30 doesn't work", ruledOut({ day: null, time: { kind: 'at', minute: 570 } })],
    ['is 11 free?', wish(null, { kind: 'at', minute: 660 })],
  ])('%j', (text, event) => {
    expect(read(text, slot)).toEqual(event);
  });
});

describe('other replies to the times', () => {
  test.each<Row>([
    ...[
      'later',
      'more',
      'other times',
      'none of these',
      'something later',
      'too early',
      "these don't work",
      'neither',
    ].map((text): Row => [text, simple('moreSlots')]),
    ['another day', change('SLOT')],
    ['change my email', change('EMAIL')],
    ['my email is x@acme.com', answer({ EMAIL: 'x@acme.com' })],
    ['yesterday', invalid('past')],
    ['today at 9', invalid('past')],
    ['25:00', invalid('notATime')],
    ['30 February', invalid('notADate')],
    ['yes', simple('yes')],
    ['no', simple('no')],
    ['good morning', simple('greet')],
    ['back', simple('back')],
    ['cancel', simple('cancel')],
    ['can I talk to a person at 3?', simple('askPerson')],
    ['how long does the demo take?', faq('demo-length')],
    ['asdf', simple('notUnderstood')],
  ])('%j', (text, event) => {
    expect(read(text, slot)).toEqual(event);
  });

  test('numbers count the options while the newest message shows them, and beyond them the times', () => {
    const wayOut = { ...slot, options: ['person', 'menu'] };
    expect(read('1', wayOut)).toEqual(simple('askPerson'));
    expect(read('2', wayOut)).toEqual(simple('openMenu'));
    expect(read('3', wayOut)).toEqual(pick('20261123T100000Z'));
    expect(read('20261123T093000Z', wayOut)).toEqual(pick('20261123T093000Z'));
    expect(read('Try again', { expectation: { kind: 'slot', offered: [] }, options: ['more'] })).toEqual(
      simple('moreSlots'),
    );
  });

  test('two figures are no number', () => {
    expect(read('1 2', slot)).toEqual(simple('notUnderstood'));
  });

  test.each(['tomorow at 10', 'Monday at 9 zwei', 'tommorow 9:00', 'the Monday after at 9'])(
    '%j was not wholly understood, so it picks nothing and is to hold nothing',
    (text) => {
      expect(read(text, slot)).toMatchObject({ type: 'wishSlot', wish: { unsure: true } });
    },
  );

  test('another service is chosen where there is one', () => {
    const scene = { business: barbershop, expectation: { kind: 'slot', offered: [] } } as const;
    expect(read('haircut and beard instead', scene)).toEqual({
      type: 'chooseService',
      serviceId: 'haircut-and-beard',
    });
  });
});
