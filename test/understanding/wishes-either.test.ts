import { describe, expect, test } from 'vitest';
import { type Business, WEEKDAYS } from '../../backend/src/domain/business.ts';
import { enTimes } from '../../backend/src/understanding/lexicon/en-times.ts';
import { esTimes } from '../../backend/src/understanding/lexicon/es-times.ts';
import { ptTimes } from '../../backend/src/understanding/lexicon/pt-times.ts';
import type { TimeWords } from '../../backend/src/understanding/lexicon/time-words.ts';
import { createWishReader } from '../../backend/src/understanding/wishes/read-wish.ts';
import { btrix, FRIDAY } from '../support/reading.ts';
import { inShort } from '../support/wish-in-short.ts';

/** Monday, 8 June 2026, 10:00 in Lisbon. */
const MONDAY = Date.parse('2026-06-08T09:00:00Z');

function openFrom(from: number, to: number): Business {
  const weekly = { ...btrix.hours.weekly };
  for (const day of WEEKDAYS) weekly[day] = [{ from: from * 60, to: to * 60 }];
  return { ...btrix, hours: { ...btrix.hours, weekly } };
}

const bookableFor = (horizonDays: number): Business => ({
  ...btrix,
  services: btrix.services.map((service) => ({ ...service, horizonDays })),
});

type Rows = readonly (readonly [text: string, wish: string])[];

const checks = (what: string, words: TimeWords, business: Business, now: number, rows: Rows) =>
  describe(what, () => {
    const read = createWishReader(business, words);
    test.each(rows)('%j', (text, wish) => {
      expect(inShort(read(text, now))).toBe(wish);
    });
  });

checks('an hour that is open both in the morning and in the evening', enTimes, openFrom(7, 22), FRIDAY, [
  ['at 8', 'either 08:00 | 20:00'],
  ['tomorrow at 8', 'either 2026-11-21 08:00 | 2026-11-21 20:00'],
  ['tomorrow after 8', 'either 2026-11-21 08:00-24:00 | 2026-11-21 20:00-24:00'],
  ['tomorrow around 9', 'either 2026-11-21 08:00-10:01 | 2026-11-21 20:00-22:01'],
  ['Saturday at half past 8', 'either 2026-11-21 08:30 | 2026-11-21 20:30'],
  ['tomorrow at 8am', '2026-11-21 08:00'],
  ['tomorrow at 8 in the evening', '2026-11-21 20:00'],
  ['tomorrow at 20:00', '2026-11-21 20:00'],
  ['tomorrow at 08:00', '2026-11-21 08:00'],
  ['tomorrow at 3', '2026-11-21 15:00'],
  // It is already 10:00.
  ['today at 8', '2026-11-20 20:00'],
  ['Friday at 8', 'either 2026-11-20 20:00 | 2026-11-27 08:00'],
  // If there are several times, all readings are offered.
  ['tomorrow at 8 or 9:30 pm', '2026-11-21 08:00 | 2026-11-21 20:00 | 2026-11-21 21:30 ?'],
  ['not at 8', 'not 08:00 | 20:00'],
]);

checks('in Portuguese', ptTimes, openFrom(7, 22), FRIDAY, [
  ['amanhã às 8', 'either 2026-11-21 08:00 | 2026-11-21 20:00'],
  ['amanhã às oito e meia', 'either 2026-11-21 08:30 | 2026-11-21 20:30'],
  ['amanhã às 8 da noite', '2026-11-21 20:00'],
  ['amanhã às 8 da manhã', '2026-11-21 08:00'],
  ['amanhã às 20h', '2026-11-21 20:00'],
]);

checks('in Spanish', esTimes, openFrom(7, 22), FRIDAY, [
  ['mañana a las 8', 'either 2026-11-21 08:00 | 2026-11-21 20:00'],
  ['mañana a las ocho y media', 'either 2026-11-21 08:30 | 2026-11-21 20:30'],
  ['mañana a las 8 de la tarde', '2026-11-21 20:00'],
  ['mañana a las 8 de la mañana', '2026-11-21 08:00'],
  ['mañana a las 20h', '2026-11-21 20:00'],
]);

checks('midnight, with which a day begins and ends', enTimes, openFrom(0, 24), FRIDAY, [
  ['midnight on Saturday', 'either 2026-11-21 00:00 | 2026-11-22 00:00'],
  ['today at midnight', '2026-11-21 00:00'],
  ['tomorrow at 00:00', '2026-11-21 00:00'],
  ['tomorrow at 12', 'either 2026-11-21 00:00 | 2026-11-21 12:00'],
]);

checks('the next weekday, of this week or of next week', enTimes, btrix, MONDAY, [
  ['next Friday', 'either 2026-06-12 | 2026-06-19'],
  ['next Friday at 10', 'either 2026-06-12 10:00 | 2026-06-19 10:00'],
  ['the following Thursday', 'either 2026-06-11 | 2026-06-18'],
  ['next Monday', '2026-06-15'],
  ['this Friday', '2026-06-12'],
  ['Friday next week', '2026-06-19'],
  ['not next Friday', 'not 2026-06-12 | 2026-06-19'],
  ['Monday or next Friday', 'Mon | 2026-06-12 | 2026-06-19 ?'],
]);

checks('the next weekday in Portuguese', ptTimes, btrix, MONDAY, [
  ['próxima sexta', 'either 2026-06-12 | 2026-06-19'],
  ['sexta que vem às 10', 'either 2026-06-12 10:00 | 2026-06-19 10:00'],
  ['próxima segunda', '2026-06-15'],
  ['sexta da semana que vem', '2026-06-19'],
]);

checks('the next weekday in Spanish', esTimes, btrix, MONDAY, [
  ['el viernes que viene', 'either 2026-06-12 | 2026-06-19'],
  ['el próximo viernes a las 10', 'either 2026-06-12 10:00 | 2026-06-19 10:00'],
  ['el próximo lunes', '2026-06-15'],
  ['el viernes de la semana que viene', '2026-06-19'],
]);

checks('"mañana", the morning or tomorrow', esTimes, btrix, FRIDAY, [
  ['mañana', '2026-11-21'],
  ['por la mañana', 'morning'],
  ['mañana por la mañana', '2026-11-21 morning'],
  ['mañana sábado', '2026-11-21'],
  ['el martes mañana', 'either 2026-11-24 morning | 2026-11-21'],
  ['martes mañana a las 10', 'either 2026-11-24 10:00 | 2026-11-21 10:00'],
  ['mañana o tarde', 'morning | afternoon ?'],
  ['mañana o el martes', '2026-11-21 | Tue'],
]);

describe.each([
  ['English', enTimes],
  ['Portuguese', ptTimes],
  ['Spanish', esTimes],
])('a date in figures whose day and month may change places, in %s', (_language, words) => {
  checks('where both can be booked', words, bookableFor(60), MONDAY, [
    ['7/8', 'either 2026-07-08 | 2026-08-07'],
    ['6/7', '2026-07-06'],
    ['8/7', 'either 2026-07-08 | 2026-08-07'],
    ['08/07/2026', 'either 2026-07-08 | 2026-08-07'],
    ['7/7', '2026-07-07'],
    ['13/7', '2026-07-13'],
  ]);
  checks('where one can be booked', words, btrix, MONDAY, [
    ['8/7', '2026-07-08'],
    ['7/8', '2026-07-08'],
  ]);
});

checks('a weekday settles it', enTimes, bookableFor(60), MONDAY, [
  ['Wednesday 8/7', '2026-07-08'],
  ['Friday 8/7', '2026-08-07'],
  ['Monday 8/7', 'wrongWeekday'],
]);

checks('a number beside a weekday, the day of a month or an hour', enTimes, openFrom(9, 20), FRIDAY, [
  ['Monday 7', 'either 2026-11-23 19:00 | 2026-12-07'],
  ['Monday 7 at 3', '2026-12-07 15:00'],
  ['Monday 30', '2026-11-30'],
  ['Monday 9', '2026-11-23 09:00'],
]);
