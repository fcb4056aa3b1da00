import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readUtterance } from '../../backend/src/understanding/utterance.ts';
import { tunedPhrases } from '../support/phrases.ts';

const inOrder = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ');

const CHARACTERS = [...'aZ09 .,?!@+-~', '  ', '\t', '\u00a0', 'é', 'e\u0301', 'ﬁ', '１', '\u007f', '😀'];

it('a message in one line is read in NFC, with single spaces between its words', () => {
  for (const text of tunedPhrases()) {
    expect(readUtterance(text)).toMatchObject({ text: inOrder(text), told: text.normalize('NFC').trim() });
  }
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 12 }), (text) => {
      expect(readUtterance(text).text).toBe(inOrder(text));
    }),
    { numRuns: 3_000 },
  );
});
