import { expect, test } from 'vitest';
import type { When } from '../../backend/src/domain/slot.ts';
import { whenId, whenOf } from '../../backend/src/domain/when-id.ts';

test.each<[string, When]>([
  ['day:2026-12-04', { day: { kind: 'date', date: '2026-12-04' }, time: null }],
  ['time:07:00', { day: null, time: { kind: 'at', minute: 420 } }],
  [
    'day:2026-12-04+time:19:30',
    { day: { kind: 'date', date: '2026-12-04' }, time: { kind: 'at', minute: 1170 } },
  ],
  [
    'day:2026-12-04..2026-12-06',
    { day: { kind: 'range', from: '2026-12-04', to: '2026-12-06' }, time: null },
  ],
  [
    'weekday:1+part:morning',
    { day: { kind: 'weekday', weekday: 1 }, time: { kind: 'part', part: 'morning' } },
  ],
  ['time:15:00..24:00', { day: null, time: { kind: 'range', from: 900, to: 1440 } }],
])('%s', (id, when) => {
  expect(whenId(when)).toBe(id);
  expect(whenOf(id)).toEqual(when);
});

test.each([
  '',
  '+',
  'day:',
  'time:7:00',
  'weekday:8',
  'day:2026-12-04+',
  'day:2026-12-04+day:2026-12-05',
  'BOOK',
])('%j names no time', (id) => expect(whenOf(id)).toBeNull());
