import { expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import { read } from '../support/reading.ts';

const TUESDAY_15 = '20261124T150000Z';
const WEDNESDAY_10 = '20261125T100000Z';
const MONDAY_9 = '20261123T090000Z';
const MONDAY_10 = '20261123T100000Z';

const pick = (slotId: string): VisitorEvent => ({ type: 'pickSlot', slotId });
const onWeekday = (weekday: number): VisitorEvent => ({
  type: 'wishSlot',
  wish: { day: { kind: 'weekday', weekday }, time: null },
});
const either = (date: string, minute: number, day: string): VisitorEvent => ({
  type: 'wishSlot',
  wish: {
    day: null,
    time: null,
    either: [
      { day: { kind: 'date', date }, time: { kind: 'at', minute } },
      { day: { kind: 'date', date: day }, time: null },
    ],
  },
});

test.each<[string, string, readonly string[], VisitorEvent]>([
  ['pt-BR', 'a segunda', [TUESDAY_15, WEDNESDAY_10], either('2026-11-25', 600, '2026-11-23')],
  ['pt-BR', 'a 2ª', [TUESDAY_15, WEDNESDAY_10], either('2026-11-25', 600, '2026-11-23')],
  ['pt-BR', 'a segunda', [TUESDAY_15, MONDAY_9], onWeekday(1)],
  ['pt-BR', 'a segunda', [MONDAY_9, MONDAY_10], pick(MONDAY_10)],
  ['pt-BR', 'a segunda', [TUESDAY_15], onWeekday(1)],
  ['pt-BR', 'na segunda', [TUESDAY_15, WEDNESDAY_10], onWeekday(1)],
  ['pt-BR', 'segunda-feira', [TUESDAY_15, WEDNESDAY_10], onWeekday(1)],
  ['pt-BR', 'a segunda opção', [TUESDAY_15, WEDNESDAY_10], pick(WEDNESDAY_10)],
  ['es', 'la segunda', [TUESDAY_15, WEDNESDAY_10], pick(WEDNESDAY_10)],
  ['es', 'el 2', [TUESDAY_15, WEDNESDAY_10], either('2026-11-25', 600, '2026-12-02')],
  [
    'es',
    'el 25',
    [TUESDAY_15, WEDNESDAY_10],
    {
      type: 'wishSlot',
      wish: { day: { kind: 'date', date: '2026-11-25' }, time: null },
    },
  ],
  ['en', 'the second one', [TUESDAY_15, WEDNESDAY_10], pick(WEDNESDAY_10)],
  ['en', 'the 2nd', [TUESDAY_15, WEDNESDAY_10], either('2026-11-25', 600, '2026-12-02')],
])('%s: %j among %j', (locale, text, offered, event) => {
  expect(read(text, { locale, expectation: { kind: 'slot', offered } })).toEqual(event);
});
