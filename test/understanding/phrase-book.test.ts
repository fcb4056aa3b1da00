import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PhraseBook, type PhraseMatch } from '../../backend/src/understanding/phrase-book.ts';
import { type Word, wordsOf } from '../../backend/src/understanding/utterance.ts';

const FILLERS = new Set(['the', 'please', 'a']);

/** Few words, so that phrases, their beginnings and fillers often coincide. */
const sentences = (maxLength: number) =>
  fc
    .array(fc.constantFrom('the', 'please', 'a', 'book', 'demo', 'e', 'mail', 'email', 'now'), {
      minLength: 1,
      maxLength,
    })
    .map((words) => words.join(' '));

const telling = (words: readonly Word[]): readonly Word[] => {
  const rest = words.filter(({ key }) => !FILLERS.has(key));
  return rest.length > 0 ? rest : words;
};
const keysOf = (words: readonly Word[]): readonly string[] => words.map(({ key }) => key);
const phraseKeys = (phrase: string): readonly string[] => keysOf(telling(wordsOf(phrase)));

/** The longest phrase these words begin with. Of phrases with the same words, the first. */
function longestAt(words: readonly Word[], phrases: readonly string[]): PhraseMatch<string> | null {
  const [value] = phrases
    .filter((phrase) => phraseKeys(phrase).every((key, index) => words[index]?.key === key))
    .toSorted((one, other) => phraseKeys(other).length - phraseKeys(one).length);
  if (value === undefined) return null;
  const { length } = phraseKeys(value);
  return { value, length, start: words[0]?.start ?? 0, end: words[length - 1]?.end ?? 0 };
}

function within(words: readonly Word[], phrases: readonly string[]): readonly PhraseMatch<string>[] {
  if (words.length === 0) return [];
  const match = longestAt(words, phrases);
  return match ? [match, ...within(words.slice(match.length), phrases)] : within(words.slice(1), phrases);
}

it('phrases are found as by looking for each of them at each word', () => {
  fc.assert(
    fc.property(fc.array(sentences(3), { maxLength: 5 }), sentences(7), (phrases, text) => {
      const book = new PhraseBook<string>(FILLERS);
      for (const phrase of phrases) book.add([phrase], phrase);
      const words = wordsOf(text);
      const joined = keysOf(telling(words)).join('');
      expect(book.within(words)).toEqual(within(telling(words), phrases));
      expect(book.atStart(words)).toEqual(longestAt(telling(words), phrases));
      expect(book.exact(words)).toBe(
        phrases.find((phrase) => phraseKeys(phrase).join('') === joined) ?? null,
      );
    }),
    { numRuns: 2_000 },
  );
});
