import { describe, expect, test } from 'vitest';
import { createTellingWords } from '../../../backend/src/assistant/knowledge/telling-words.ts';
import { knowledgeWordsOf } from '../../../backend/src/assistant/knowledge/words/words-of.ts';
import { fold, wordsOf } from '../../../backend/src/understanding/utterance.ts';

describe.each(['en', 'pt', 'es'])('the words of %s', (language) => {
  const words = knowledgeWordsOf(language);

  test('stand in the form in which messages are compared', () => {
    const lists = [words.common, words.light, words.ofBusiness, words.ofTheWorld];
    expect(lists.flatMap((list) => [...list].filter((word) => fold(word) !== word))).toEqual([]);
  });

  test('have one meaning each: none is in two groups', () => {
    const stems = words.alike.map(
      (group) =>
        new Set(
          group.map((phrase) =>
            wordsOf(phrase)
              .map(({ key }) => words.stem(key))
              .join(' '),
          ),
        ),
    );
    const all = stems.flatMap((group) => [...group]);
    expect(all.filter((phrase, index) => all.indexOf(phrase) < index)).toEqual([]);
  });

  test('are common or of little weight, not both', () => {
    expect([...words.light].filter((word) => words.common.has(word))).toEqual([]);
  });
});

test.each([
  ['en', 'discounts', 'discount'],
  ['en', 'integrating', 'integration'],
  ['en', 'policies', 'policy'],
  ['en', 'How much is it?', 'the price'],
  ['pt', 'cancelamento', 'cancelar'],
  ['pt', 'quanto custa', 'os preços'],
  ['pt', 'crianças', 'criança'],
  ['es', 'cancelación', 'cancelar'],
  ['es', '¿cuánto cuesta?', 'los precios'],
  ['es', 'perros', 'perro'],
])('in %s %j tells what %j tells', (language, one, other) => {
  const telling = createTellingWords(knowledgeWordsOf(language));
  expect(telling.inText(one)).toEqual(telling.inText(other));
});

test('a little word is no form of a telling one', () => {
  const telling = createTellingWords(knowledgeWordsOf('pt'));
  expect(telling.inText('tem acesso para crianças?')).not.toContain(telling.inText('cancelar')[0]);
});
