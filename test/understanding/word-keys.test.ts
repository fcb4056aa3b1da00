import { array, assert, integer, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { en } from '../../backend/src/understanding/lexicon/en.ts';
import { es } from '../../backend/src/understanding/lexicon/es.ts';
import { pt } from '../../backend/src/understanding/lexicon/pt.ts';
import { keysOf, wordsOf } from '../../backend/src/understanding/utterance.ts';

const keysByWords = (phrase: string): readonly string[] => wordsOf(phrase).map(({ key }) => key);

test("a phrase of a list is read as a visitor's words are", () => {
  const phrases = [en, pt, es].flatMap(({ assent, refusal, leadIns, tails }) => [
    ...assent,
    ...refusal,
    ...leadIns,
    ...tails,
  ]);
  expect(phrases.map(keysOf)).toEqual(phrases.map(keysByWords));
});

test('capitals, accents, hyphens and apostrophes are read so too', () => {
  expect(keysOf("  Está BEM,  d'acordo e-mail ")).toEqual(['esta', 'bem', 'dacordo', 'e', 'mail']);
  expect(keysOf('Straße Ñandú Œuvre')).toEqual(keysByWords('Straße Ñandú Œuvre'));
});

test.each(['binary', 'grapheme-ascii', 'grapheme'] as const)('so is any text (%s)', (unit) => {
  assert(
    property(string({ unit }), (text) => {
      expect(keysOf(text)).toEqual(keysByWords(text));
    }),
  );
});

test('so is any text in the letters of our languages', () => {
  const letter = integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
  assert(
    property(array(letter), (letters) => {
      expect(keysOf(letters.join(''))).toEqual(keysByWords(letters.join('')));
    }),
  );
});
