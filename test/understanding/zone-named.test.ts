import { describe, expect, test } from 'vitest';
import { read } from '../support/reading.ts';

// The business is in Lisbon, which is on UTC in winter; now is Friday 20 November 2026, 10:00 there.

const on = (date: string) => ({ kind: 'date', date });
const at = (hour: number, minute = 0) => ({ kind: 'at', minute: hour * 60 + minute });
const slot = { expectation: { kind: 'slot', offered: [] } } as const;

describe('a time in another zone is read by the clocks of the business', () => {
  test.each([
    ['en', '10 am eastern on Tuesday', '2026-11-24', at(15), 'America/New_York'],
    ['en', 'Tuesday at 10am (ET)', '2026-11-24', at(15), 'America/New_York'],
    ['en', '3pm CET on Wednesday', '2026-11-25', at(14), 'Europe/Paris'],
    ['en', 'Thursday 9am new york time', '2026-11-26', at(14), 'America/New_York'],
    ['en', 'Monday 7pm IST', '2026-11-23', at(13, 30), 'Asia/Kolkata'],
    ['en', 'Tuesday 9pm Sydney time', '2026-11-24', at(10), 'Australia/Sydney'],
    ['en', 'Tuesday 7am Sydney time', '2026-11-23', at(20), 'Australia/Sydney'],
    ['en', 'Monday 11:00 UTC-3', '2026-11-23', at(14), 'Etc/GMT+3'],
    ['pt-BR', 'terça às 11h no horário de Brasília', '2026-11-24', at(14), 'America/Sao_Paulo'],
    ['pt-BR', 'quinta às 16h de Madrid', '2026-11-26', at(15), 'Europe/Madrid'],
    ['es', 'el martes a las 10 hora de México', '2026-11-24', at(16), 'America/Mexico_City'],
    ['es', 'el lunes a las 16 h peninsular', '2026-11-23', at(15), 'Europe/Madrid'],
  ])('%s: %s', (locale, text, date, time, zone) => {
    expect(read(text, { ...slot, locale })).toMatchObject({
      type: 'wishSlot',
      wish: { day: on(date), time, zone },
    });
  });
});

test('which half of the day is meant, the opening hours settle as clocks there show them', () => {
  // 15:00 in New York is 20:00 in Lisbon, when it is closed; 3:00 is 8:00. Neither is open, 11:00 is.
  expect(read('Tuesday at 11 eastern time', slot)).toMatchObject({ wish: { time: at(16) } });
});

test('a range is as much of it as lies on that day', () => {
  expect(read('Tuesday after 9am eastern', slot)).toMatchObject({
    wish: { day: { kind: 'weekday', weekday: 2 }, time: { kind: 'range', from: 14 * 60, to: 24 * 60 } },
  });
});

test('a zone with the same clock changes nothing', () => {
  expect(read('Monday 11am London time', slot)).toMatchObject({
    wish: { day: on('2026-11-23'), time: at(11) },
  });
});

test.each(['Tuesday at 10 in the central office', 'the 25th of May', 'Easter time', 'lunch time'])(
  'no zone is named by %j',
  (text) => {
    const event = read(text, slot);
    if (event.type === 'wishSlot') expect(event.wish.zone).toBeUndefined();
  },
);
