import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createKnowledge } from '../../backend/src/assistant/knowledge/knowledge.ts';
import type { Answers } from '../../backend/src/domain/answers.ts';
import type { Question } from '../../backend/src/domain/business.ts';
import { en } from '../../backend/src/understanding/lexicon/en.ts';
import { createReaders } from '../../backend/src/understanding/readers.ts';
import { answerAlone } from '../../backend/src/understanding/replies/answer-alone.ts';
import { readInFull } from '../../backend/src/understanding/replies/question.ts';
import type { Said } from '../../backend/src/understanding/said.ts';
import { readUtterance } from '../../backend/src/understanding/utterance.ts';
import { tunedPhrases } from '../support/phrases.ts';
import { btrix, FRIDAY, questionOf } from '../support/reading.ts';

const readers = createReaders(btrix, en, createKnowledge(btrix).in('en'));
const KNOWN: Answers = { NAME: 'Ana Silva', EMAIL: 'ana@acme.com', PHONE: '+351912345678', EMPLOYEES: 12 };

function saidTo(question: Question, text: string): Said {
  const expectation = { kind: 'question', question, answered: false } as const;
  const { [question.id]: _, ...answers } = KNOWN;
  const view = { expectation, answers, options: [], seen: true, locale: 'en' };
  return { ...readUtterance(text), view, now: FRIDAY };
}

/** Reads the text both as an answer alone and in full; null if it is not read alone. */
function bothWays(question: Question, text: string) {
  const said = saidTo(question, text);
  const alone = said.words.length > 0 ? answerAlone(readers, said, question) : null;
  return (
    alone && { alone, inFull: readInFull(readers, said, { kind: 'question', question, answered: false }) }
  );
}

const questions = ['EMAIL', 'PHONE', 'EMPLOYEES'].map((id) => questionOf(btrix, id));

it.each([
  ['EMAIL', 'ana@acme.com'],
  ['PHONE', '+351 912 345 678'],
  ['PHONE', '(21) 3456 7890'],
  ['EMPLOYEES', '120'],
])('to the question of %s, "%s" is read alone', (id, text) => {
  expect(bothWays(questionOf(btrix, id), text)?.alone).toMatchObject({ type: 'answer' });
});

it.each([
  ['PHONE', '2026-12-03 10:30'],
  ['PHONE', '2026 12 03'],
  ['EMAIL', 'ana@acme.com or bob@acme.com'],
  ['EMAIL', 'ana@acme.com tomorrow'],
  ['EMPLOYEES', 'about 120'],
  ['EMPLOYEES', '11-12'],
  ['PHONE', '20261203. 3 12 2026'],
])('to the question of %s, "%s" may say more', (id, text) => {
  expect(bothWays(questionOf(btrix, id), text)).toBeNull();
});

it('what is read alone is what it would be in full, of the phrases that the rules are tuned on', () => {
  const read = tunedPhrases().flatMap((text) => questions.map((question) => bothWays(question, text)));
  for (const both of read) expect(both?.alone).toEqual(both?.inFull);
  expect(read.filter((both) => both !== null).length).toBeGreaterThan(20);
});

const figures = fc.string({ unit: fc.constantFrom(...'0123456789 +()-.'), minLength: 1, maxLength: 18 });

it('and of any figures and addresses', () => {
  const texts = fc.oneof(figures, fc.emailAddress());
  fc.assert(
    fc.property(fc.constantFrom(...questions), texts, (question, text) => {
      const both = bothWays(question, text);
      expect(both?.alone).toEqual(both?.inFull);
    }),
    { numRuns: 2_000 },
  );
});
