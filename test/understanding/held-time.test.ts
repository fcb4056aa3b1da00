import { expect, test } from 'vitest';
import { FRIDAY, read } from '../support/reading.ts';

/** Monday 30 November 2026, 11:00 in Lisbon. */
const held = {
  expectation: { kind: 'review', heldAt: '2026-11-30T11:00:00.000Z' },
  now: FRIDAY,
  options: ['yes', 'no', 'cancel'],
} as const;

const on = (date: string) => ({ kind: 'date', date });
const at = (hour: number, minute = 0) => ({ kind: 'at', minute: hour * 60 + minute });

test.each([
  ['can we make it an hour later?', { day: on('2026-11-30'), time: at(12) }],
  ['half an hour earlier please', { day: on('2026-11-30'), time: at(10, 30) }],
  ['same time on Wednesday', { day: on('2026-11-25'), time: at(11) }],
  ['same day but at 3', { day: on('2026-11-30'), time: at(15) }],
  ['same day but in the afternoon', { day: on('2026-11-30'), time: { kind: 'part', part: 'afternoon' } }],
  ['could you push it back an hour', { day: on('2026-11-30'), time: at(12) }],
  ['can we bring it forward by 30 minutes', { day: on('2026-11-30'), time: at(10, 30) }],
  ['two days later, same time', { day: on('2026-12-02'), time: at(11) }],
])('beside the time that is held %j says when', (text, wish) => {
  expect(read(text, held)).toMatchObject({ type: 'wishSlot', wish });
});

test('nothing is counted from a time that is not held', () => {
  const event = read('an hour later', { expectation: { kind: 'review' }, options: ['yes', 'no', 'cancel'] });
  expect(event.type).not.toBe('correct');
});
