import { describe, expect, test } from 'vitest';
import { enTimes } from '../../backend/src/understanding/lexicon/en-times.ts';
import { esTimes } from '../../backend/src/understanding/lexicon/es-times.ts';
import { ptTimes } from '../../backend/src/understanding/lexicon/pt-times.ts';
import { createWishReader } from '../../backend/src/understanding/wishes/read-wish.ts';
import { btrix } from '../support/reading.ts';
import { inShort } from '../support/wish-in-short.ts';

// Thursday, 3 December 2026, 10:15 in Lisbon. Times up to 2 January can be booked.
const THURSDAY = Date.parse('2026-12-03T10:15:00Z');
const readers = {
  en: createWishReader(btrix, enTimes),
  pt: createWishReader(btrix, ptTimes),
  es: createWishReader(btrix, esTimes),
};

type Row = readonly [language: keyof typeof readers, text: string, wish: string];

const checks = (what: string, rows: readonly Row[]) =>
  describe(what, () => {
    test.each(rows)('%s: %j', (language, text, wish) => {
      expect(inShort(readers[language](text, THURSDAY))).toBe(wish);
    });
  });

checks('a day that is named for what is kept on it', [
  ['en', 'christmas eve at ten', '2026-12-24 10:00'],
  ['en', 'before christmas', '2026-12-03..2026-12-24'],
  ['en', 'in the new year', '2027-01-01..2027-01-02'],
  ['en', 'between christmas and new year', '2026-12-25..2027-01-01'],
  ['pt', 'na véspera de natal às 10', '2026-12-24 10:00'],
  ['pt', 'depois do Natal', '2026-12-26..2027-01-02'],
  ['es', 'en nochebuena', '2026-12-24'],
]);

checks('days around such a day, which nobody counts alike', [
  ['en', 'during the christmas holidays', ''],
  ['en', 'two weeks after christmas', ''],
  ['pt', 'nas férias de natal', ''],
  ['es', 'en las vacaciones de navidad', ''],
]);

checks('a greeting', [
  ['en', 'happy new year', ''],
  ['pt', 'feliz natal', ''],
  ['es', 'feliz año nuevo', ''],
]);

checks('a week behind a day', [
  ['en', 'Monday week', '2026-12-14'],
  ['en', 'next Tuesday week', '2026-12-15'],
  ['en', 'a week tomorrow', '2026-12-11'],
  ['en', 'Tuesday next week', '2026-12-08'],
  ['pt', 'segunda a oito', '2026-12-14'],
  ['es', 'el lunes en ocho días', '2026-12-14'],
]);

checks('the week of a date', [
  ['en', 'the week of the 14th', '2026-12-14..2026-12-20'],
  ['en', 'week commencing 14 December', '2026-12-14..2026-12-20'],
  ['pt', 'na semana do dia 16', '2026-12-14..2026-12-20'],
  ['es', 'la semana del 16', '2026-12-14..2026-12-20'],
]);

checks('the next one of a week or a weekday', [
  ['en', 'not this Friday, the next one', '2026-12-11 not 2026-12-04'],
  ['pt', 'sexta não, a outra', '2026-12-11 not 2026-12-04'],
  ['es', 'el viernes no, el que viene', '2026-12-11 not 2026-12-04'],
  ['es', 'la semana próxima', '2026-12-07..2026-12-13'],
  ['pt', 'na semana próxima', '2026-12-07..2026-12-13'],
]);

checks('until when somebody is not free', [
  ['en', 'busy until 3', '15:00-24:00'],
  ['en', "I'm in meetings until 2 on Monday", 'Mon 14:00-24:00'],
  ['en', 'not until 3', '15:00-24:00'],
  ['en', "I'm free until 12", '00:00-12:00'],
  ['pt', 'ocupado até as 3', '15:00-24:00'],
  ['es', 'ocupado hasta las 3', '15:00-24:00'],
]);

checks('hours after one that was named', [
  ['en', 'I finish at 3, any time after that', '15:00-24:00'],
  ['pt', 'saio às 3, depois disso', '15:00-24:00'],
  ['es', 'salgo a las 3, a partir de ahí', '15:00-24:00'],
  ['es', 'de cuatro en adelante', '16:00-24:00'],
]);

checks('hours and minutes without a mark between them', [
  ['en', '1500 hrs on the eighth', '2026-12-08 15:00'],
  ['en', 'the 8th at 4 30 pm', '2026-12-08 16:30'],
  ['en', '930am tomorrow', '2026-12-04 09:30'],
  ['en', 'the 8th 10 am', '2026-12-08 10:00'],
]);

checks('weekdays in a row', [
  ['en', 'mon tue or wed', 'Mon | Tue | Wed'],
  ['pt', 'seg ter ou qua', 'Mon | Tue | Wed'],
  ['en', 'the day after is Saturday so Monday then', 'Sat | Mon ?'],
]);

checks('a number in words between a weekday and an hour', [
  ['es', 'el jueves diez a las diez y cuarto', '2026-12-10 10:15'],
]);

checks('until a weekday, said on that weekday', [
  ['en', 'until Thursday', '2026-12-03..2026-12-10'],
  ['pt', 'até quinta', '2026-12-03..2026-12-10'],
]);

checks('any of the days to come', [
  ['en', 'within the next two weeks', '2026-12-03..2026-12-17'],
  ['en', 'in two weeks', '2026-12-17'],
  ['pt', 'nas próximas duas semanas', '2026-12-03..2026-12-17'],
  ['es', 'en menos de una semana', '2026-12-03..2026-12-10'],
]);

checks('before or after what may be either of two days leaves room for both', [
  ['en', 'before next Friday', '2026-12-03..2026-12-10'],
  ['es', 'antes del próximo viernes', '2026-12-03..2026-12-10'],
]);

checks('before a day whose article is part of the preposition', [
  ['es', 'antes del 21', '2026-12-03..2026-12-20'],
  ['es', 'a partir del 21', '2026-12-21..2027-01-02'],
]);

checks('weeks that are counted from a weekday are not read', [
  ['en', 'two weeks on Tuesday', ''],
  ['en', 'Monday fortnight', ''],
]);

checks('half a day behind a day', [
  ['en', 'Tues pm', 'Tue afternoon'],
  ['en', 'Friday a.m. if possible', 'Fri morning'],
  ['en', 'Friday am I free', 'Fri'],
]);

checks('an hour or later', [
  ['en', 'at 9 or later', '09:00-24:00'],
  ['pt', 'às 9 ou mais tarde', '09:00-24:00'],
  ['es', 'a las 9 o más tarde', '09:00-24:00'],
]);
