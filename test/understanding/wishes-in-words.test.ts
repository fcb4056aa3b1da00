import { describe, expect, test } from 'vitest';
import { enTimes } from '../../backend/src/understanding/lexicon/en-times.ts';
import { esTimes } from '../../backend/src/understanding/lexicon/es-times.ts';
import { ptTimes } from '../../backend/src/understanding/lexicon/pt-times.ts';
import type { TimeWords } from '../../backend/src/understanding/lexicon/time-words.ts';
import { createWishReader } from '../../backend/src/understanding/wishes/read-wish.ts';
import { barbershop, btrix, FRIDAY } from '../support/reading.ts';

const DAY_MS = 86_400_000;
const TODAY = '2026-11-20';
/** Someone who names such a recent date means the past. */
const A_WHILE_AGO = '2026-09-21';

const dates = Array.from({ length: 731 }, (_, day) => new Date(Date.UTC(2026, 9, 1) + day * DAY_MS));
const isoOf = (date: Date): string => date.toISOString().slice(0, 10);

const inWords = (locale: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return (date: Date) => format.format(date);
};

const LONG = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const SHORT = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const PLAIN = { day: 'numeric', month: 'long', year: 'numeric' } as const;

const numbers = (text: string): readonly string[] => text.split(',').map((word) => word.trim());
const EN =
  numbers(`first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth,
  thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth, twenty-first,
  twenty-second, twenty-third, twenty-fourth, twenty-fifth, twenty-sixth, twenty-seventh, twenty-eighth,
  twenty-ninth, thirtieth, thirty-first`);
const PT =
  numbers(`primeiro, dois, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, treze, catorze,
  quinze, dezesseis, dezessete, dezoito, dezenove, vinte, vinte e um, vinte e dois, vinte e três, vinte e quatro,
  vinte e cinco, vinte e seis, vinte e sete, vinte e oito, vinte e nove, trinta, trinta e um`);
const ES =
  numbers(`primero, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce,
  quince, dieciséis, diecisiete, dieciocho, diecinueve, veinte, veintiuno, veintidós, veintitrés, veinticuatro,
  veinticinco, veintiséis, veintisiete, veintiocho, veintinueve, treinta, treinta y uno`);

const spelled = (locale: string, words: readonly string[], of: string) => {
  const month = inWords(locale, { month: 'long' });
  return (date: Date) => `${words[date.getUTCDate() - 1]} ${of} ${month(date)}`;
};

interface Language {
  readonly name: string;
  readonly words: TimeWords;
  /** Forms with the year. */
  readonly full: readonly ((date: Date) => string)[];
  readonly withoutYear: readonly ((date: Date) => string)[];
}

const languages: readonly Language[] = [
  {
    name: 'English',
    words: enTimes,
    full: [
      inWords('en-GB', LONG),
      inWords('en-US', LONG),
      inWords('en-GB', SHORT),
      inWords('en-US', PLAIN),
      (date) => `the ${spelled('en', EN, 'of')(date)} ${date.getUTCFullYear()}`,
      (date) => `on ${inWords('en-GB', LONG)(date)} at 16`,
    ],
    withoutYear: [
      spelled('en', EN, 'of'),
      inWords('en-US', { month: 'short', day: 'numeric' }),
      inWords('en-GB', { month: 'long', day: 'numeric' }),
    ],
  },
  {
    name: 'Portuguese',
    words: ptTimes,
    full: [
      inWords('pt-BR', LONG),
      inWords('pt-PT', LONG),
      inWords('pt-BR', SHORT),
      inWords('pt-BR', PLAIN),
      (date) => `${spelled('pt-BR', PT, 'de')(date)} de ${date.getUTCFullYear()}`,
      (date) => `no dia ${inWords('pt-BR', PLAIN)(date)} às 16h`,
    ],
    withoutYear: [spelled('pt-BR', PT, 'de'), inWords('pt-BR', { month: 'long', day: 'numeric' })],
  },
  {
    name: 'Spanish',
    words: esTimes,
    full: [
      inWords('es-ES', LONG),
      inWords('es-MX', LONG),
      inWords('es-ES', SHORT),
      inWords('es-ES', PLAIN),
      (date) => `el ${spelled('es', ES, 'de')(date)} de ${date.getUTCFullYear()}`,
      (date) => `el ${inWords('es-ES', PLAIN)(date)} a las 16`,
    ],
    withoutYear: [spelled('es', ES, 'de'), inWords('es-ES', { month: 'long', day: 'numeric' })],
  },
];

describe.each([btrix, barbershop])('at $id', (business) => {
  describe.each(languages)('in $name', ({ words, full, withoutYear }) => {
    const read = createWishReader(business, words);

    /** The date of the wish, `past` if the date is past, or else what was read instead. */
    function dateOf(text: string): string {
      const reading = read(text, FRIDAY);
      if (reading?.kind === 'invalid') return reading.reason;
      const day = reading?.wish.day;
      return day?.kind === 'date' && !reading?.wish.unsure ? day.date : JSON.stringify(reading);
    }

    test('each day of two years is that day, written out with its year', () => {
      const wrong = dates.flatMap((date) =>
        full
          .map((write) => write(date))
          .filter((text) => dateOf(text) !== (isoOf(date) < TODAY ? 'past' : isoOf(date)))
          .map((text) => `${text}: ${dateOf(text)}`),
      );
      expect(wrong).toEqual([]);
    });

    test('each day of a year is the coming one, or one that has just passed, written without it', () => {
      const year = dates.filter((date) => isoOf(date) >= A_WHILE_AGO && isoOf(date) < '2027-09-20');
      const wrong = year.flatMap((date) =>
        withoutYear
          .map((write) => write(date))
          .filter((text) => dateOf(text) !== (isoOf(date) < TODAY ? 'past' : isoOf(date)))
          .map((text) => `${text}: ${dateOf(text)}`),
      );
      expect(wrong).toEqual([]);
    });

    test('each day of two years in figures is that day, or asked about with it', () => {
      const wrong = dates.filter((date) => {
        const [year, month, day] = isoOf(date).split('-');
        const reading = read(`${day}/${month}/${year}`, FRIDAY);
        if (isoOf(date) < TODAY || reading?.kind !== 'wish') return false;
        const days = (reading.wish.either ?? [reading.wish]).map((when) => when.day);
        return !days.some((one) => one?.kind === 'date' && one.date === isoOf(date));
      });
      // In the United States the month comes first if both readings are equally far away.
      const monthFirst = business === barbershop;
      expect(wrong.filter((date) => !monthFirst || date.getUTCDate() > 12).map(isoOf)).toEqual([]);
    });
  });
});
