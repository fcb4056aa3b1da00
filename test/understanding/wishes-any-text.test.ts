import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enTimes } from '../../backend/src/understanding/lexicon/en-times.ts';
import { esTimes } from '../../backend/src/understanding/lexicon/es-times.ts';
import { ptTimes } from '../../backend/src/understanding/lexicon/pt-times.ts';
import { createWishReader, type WishReading } from '../../backend/src/understanding/wishes/read-wish.ts';
import { btrix } from '../support/reading.ts';

describe.each([
  ['English', enTimes],
  ['Portuguese', ptTimes],
  ['Spanish', esTimes],
])('any text in %s', (_language, words) => {
  const read = createWishReader(btrix, words);
  const pieces = [
    ...[words.weekdays, words.nearDays, words.spans, words.weeks, words.months, words.hours].flatMap(
      Object.keys,
    ),
    ...[words.minutesBefore, words.minutesAfter, words.namedTimes, words.dayNumbers].flatMap(Object.keys),
    ...Object.values(words.parts).flat(),
    ...[
      words.at,
      words.after,
      words.before,
      words.between,
      words.or,
      words.and,
      words.to,
      words.in,
      words.next,
    ]
      .flatMap((alternatives) => alternatives.split('|'))
      .filter((word) => /^[\p{L} ]+$/u.test(word)),
    ...'3|10|10:30|31|99|0|25:00|31/12|6/7|2026-12-03|29/2|,|.|-|/|?|h|no|not|não'.split('|'),
  ];
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(' ')),
  );
  const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

  const datesIn = (reading: WishReading | null): readonly string[] => {
    if (reading?.kind !== 'wish') return [];
    const { or = [], not = [], either = [], ...wish } = reading.wish;
    return [wish, ...or, ...not, ...either].flatMap(({ day }) => {
      if (day === null || day.kind === 'weekday') return [];
      return day.kind === 'date' ? [day.date] : [day.from, day.to];
    });
  };

  test('is read without a fault, and as days that exist', () => {
    fc.assert(
      fc.property(texts, instants, (text, now) => {
        for (const date of datesIn(read(text, now.getTime()))) {
          expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test('that wishes for one time wishes for one to come', () => {
    fc.assert(
      fc.property(texts, instants, (text, now) => {
        const reading = read(text, now.getTime());
        if (reading?.kind !== 'wish' || reading.wish.day?.kind !== 'date') return;
        // The day before, if it is still that day in Lisbon.
        const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
        expect(reading.wish.day.date >= yesterday).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });
});
