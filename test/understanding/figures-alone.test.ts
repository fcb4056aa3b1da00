import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { enTimes } from '../../backend/src/understanding/lexicon/en-times.ts';
import { esTimes } from '../../backend/src/understanding/lexicon/es-times.ts';
import { ptTimes } from '../../backend/src/understanding/lexicon/pt-times.ts';
import type { TimeWords } from '../../backend/src/understanding/lexicon/time-words.ts';
import { Scrap } from '../../backend/src/understanding/wishes/scrap.ts';
import { createSpokenReader } from '../../backend/src/understanding/wishes/spoken.ts';
import { createTimeHint } from '../../backend/src/understanding/wishes/time-hint.ts';
import { tunedPhrases } from '../support/phrases.ts';

const scope = { today: Temporal.PlainDate.from('2026-11-20'), horizonDays: 60, monthFirst: false };

const TEXTS = [
  ...tunedPhrases(),
  ...[
    '5/12 at 3',
    'after the 5th',
    '2026-12-03 14:30',
    'not before 5/12',
    'at 3pm',
    'from 3 to 5',
    '14h às 16h',
  ],
  ...[
    'dia 5 às 15h',
    'o dia 4 do 12',
    'el 5 a las 10:30',
    '25 people, at 9',
    '2026 12 03',
    'in 5d',
    '12-03',
    'ok 2026 12 03 at 9',
    '11 or 12',
    'by 5',
    '3ish',
  ],
];

it.each<[string, TimeWords]>([
  ['English', enTimes],
  ['Portuguese', ptTimes],
  ['Spanish', esTimes],
])('a text without a word of time in %s says no more when such words are looked for', (_language, words) => {
  const { namesTime } = createTimeHint(words);
  const read = createSpokenReader(words, namesTime);
  const readAll = createSpokenReader(words, () => true);
  const unnamed = TEXTS.filter((text) => /\d/.test(text) && !namesTime(new Scrap(text).rest));
  expect(unnamed.length).toBeGreaterThan(50);
  for (const text of unnamed) {
    const [figures, all] = [new Scrap(text), new Scrap(text)];
    expect([text, read(figures, scope), figures.rest]).toEqual([text, readAll(all, scope), all.rest]);
  }
});
