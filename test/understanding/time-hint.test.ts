import { describe, expect, it } from 'vitest';
import { en } from '../../backend/src/understanding/lexicon/en.ts';
import { enTimes } from '../../backend/src/understanding/lexicon/en-times.ts';
import { esTimes } from '../../backend/src/understanding/lexicon/es-times.ts';
import { ptTimes } from '../../backend/src/understanding/lexicon/pt-times.ts';
import { createTimeHint } from '../../backend/src/understanding/wishes/time-hint.ts';

const maySayWhen = createTimeHint(en.times).saysWhen;
const NOON = { instant: new Date(Date.UTC(2026, 10, 21, 12)), timezone: 0 };

/** Words that the reader of times knows, and some it does not know. */
const WORDS = `
  a an the half few several couple one two ten tend
  s sec second m min minute h hr hour d day days w week weeks mo mos mon month qtr quarter y yr year
  now today tonight tomorrow overmorrow tmr tmrw yesterday night end of last next past this after before ago
  later from in for within about jan march may sept december sun tues friday weekend weekday
  morning noon midnight first third fifth names people price acme whatsapp more leads
`
  .trim()
  .split(/\s+/);

const saysDate = (text: string): boolean =>
  en.times.candidates
    ?.parse(text, NOON, { forwardDate: true })
    .some(({ start }) => start.isCertain('day') && start.isCertain('month') && !start.isCertain('hour')) ??
  false;

it('no date in words is overlooked', () => {
  const overlooked = WORDS.flatMap((one) =>
    WORDS.flatMap((two) => [`${one} ${two}`, `end of ${one} ${two}`]),
  ).filter((text) => !maySayWhen(text) && saysDate(text));
  expect(overlooked).toEqual([]);
});

it.each(['at 3', '10:30', '3/12', '2026 12 03', 'half past nine', 'after lunch', 'noon', 'in may', '5th'])(
  '"%s" may say when',
  (text) => expect(maySayWhen(text)).toBe(true),
);

it.each(['book', 'john smith', 'acme industries', '120', '+351 912 345 678', '(21) 345 6789', 'whatsapp'])(
  '"%s" says nothing of time',
  (text) => expect(maySayWhen(text)).toBe(false),
);

describe.each([
  ['English', enTimes],
  ['Portuguese', ptTimes],
  ['Spanish', esTimes],
])('no word of %s for a time is overlooked', (_language, words) => {
  const mayBeWhen = createTimeHint(words).namesTime;
  const tables = [
    words.weekdays,
    words.nearDays,
    words.spans,
    words.weeks,
    words.weekends,
    words.monthsAhead,
    words.hours,
    words.namedTimes,
  ];
  const phrases = [
    ...tables.flatMap(Object.keys),
    ...words.clearMonths,
    ...Object.values(words.parts).flat(),
    ...Object.values(words.partsOfToday).flat(),
  ];

  it('alone or in a sentence', () => {
    expect(phrases.filter((phrase) => !mayBeWhen(phrase) || !mayBeWhen(`ok, ${phrase}.`))).toEqual([]);
  });
});
