import { describe, expect, test } from 'vitest';
import { createKnowledge } from '../../../backend/src/assistant/knowledge/knowledge.ts';
import type { Asked } from '../../../backend/src/dialogue/events.ts';
import { entryId } from '../../../backend/src/domain/knowledge.ts';
import { loadTestBusiness } from '../../support/businesses.ts';
import { en } from '../questions/en.ts';
import { es } from '../questions/es.ts';
import { pt } from '../questions/pt.ts';
import { answeredQuestions } from '../questions/question-table.ts';

const BUSINESSES = ['btrix', 'barbershop'] as const;
const knowledge = {
  btrix: createKnowledge(loadTestBusiness('btrix')),
  barbershop: createKnowledge(loadTestBusiness('barbershop')),
};

const entriesIn = (asked: Asked): readonly string[] => {
  if (asked.kind === 'entry') return [asked.entry];
  return asked.kind === 'eitherOf' ? asked.entries : [];
};

describe.each([en, pt, es])('questions in $language', (table) => {
  test('at least nine of ten are answered, or asked back with the answer among the two', () => {
    const asked = answeredQuestions(table);
    const missed = asked.filter(
      ({ business, question, entry }) =>
        !entriesIn(knowledge[business].search(question, table.language)).includes(entry),
    );
    expect(asked.length).toBeGreaterThanOrEqual(80);
    expect(missed.length, JSON.stringify(missed, null, 1)).toBeLessThanOrEqual(asked.length / 10);
  });

  test.each(BUSINESSES)('nothing off-topic is answered by %s', (business) => {
    const answered = table.offTopic.filter(
      (question) => entriesIn(knowledge[business].search(question, table.language)).length > 0,
    );
    expect(table.offTopic.length).toBeGreaterThanOrEqual(58);
    expect(answered).toEqual([]);
  });

  test.each(BUSINESSES)('hardly anything that is not known is answered by %s', (business) => {
    const answered = table.unknown.filter(
      (question) => entriesIn(knowledge[business].search(question, table.language)).length > 0,
    );
    expect(answered.length, JSON.stringify(answered)).toBeLessThanOrEqual(1);
  });
});

test.each(BUSINESSES)('%s answers the title of each entry with that entry, in every language', (business) => {
  const { languages } = loadTestBusiness(business);
  const wrong = languages.flatMap((language) => {
    const { faq, knowledge: passages } = translated(business, language);
    const titles = [
      ...faq.map(({ id, question }) => [question, entryId({ kind: 'faq', id })] as const),
      ...passages.map(({ id, heading }) => [heading, entryId({ kind: 'passage', id })] as const),
    ];
    return titles.filter(([title, entry]) => !entriesIn(search(business, title, language)).includes(entry));
  });
  expect(wrong).toEqual([]);
});

const search = (business: (typeof BUSINESSES)[number], question: string, language: string): Asked =>
  knowledge[business].search(question, language);

function translated(name: (typeof BUSINESSES)[number], language: string) {
  const business = loadTestBusiness(name);
  return business.translations[language] ?? business;
}

describe('distinctions', () => {
  const ask = (question: string, language = 'en'): Asked => knowledge.btrix.search(question, language);

  test('a misspelt long word is found', () => {
    expect(ask('are there any discuonts?')).toEqual({
      kind: 'entry',
      entry: 'passage:prices#are-there-discounts',
    });
  });

  test('two that come as near are both named', () => {
    expect(ask('how much is the set-up fee?')).toEqual({
      kind: 'eitherOf',
      entries: ['faq:set-up-and-monthly', 'passage:prices#is-there-a-set-up-fee'],
    });
  });

  test('a word of the question that no entry has counts against all', () => {
    expect(ask('is there a discount on elephants?')).not.toHaveProperty('entry');
    expect(ask('is there a discount for hairdressers in Norway?')).toEqual({ kind: 'unknown' });
  });

  test.each(['are you a robot?', 'who are you', 'Am I talking to a real person?'])(
    '%j asks who answers',
    (text) => {
      expect(ask(text)).toEqual({ kind: 'whoAnswers' });
    },
  );

  test.each([
    ['és um robô?', 'pt-BR'],
    ['você é uma pessoa?', 'pt-BR'],
    ['¿eres un robot?', 'es'],
  ])('%j asks who answers, too', (text, language) => {
    expect(ask(text, language)).toEqual({ kind: 'whoAnswers' });
  });

  test('nothing is found in what says nothing', () => {
    for (const text of ['', '???', 'the of and', '👋', '__proto__', 'constructor', 'toString valueOf']) {
      expect(ask(text), text).toEqual({ kind: expect.stringMatching(/^(unknown|offTopic)$/) });
    }
  });
});

test('passages come best first, and no more than asked for', () => {
  const found = knowledge.btrix.passagesFor('do you integrate with our notion workspace?', 'en', 2);
  expect(found[0]?.id).toBe('passage:set-up#which-systems-do-you-integrate-with');
  expect(found.length).toBeLessThanOrEqual(2);
  expect(knowledge.btrix.passagesFor('who won the world cup?', 'en', 3)).toEqual([]);
});

test('a language that the business does not speak is looked up in its first one', () => {
  expect(knowledge.btrix.search('are there discounts?', 'fr')).toEqual({
    kind: 'entry',
    entry: 'passage:prices#are-there-discounts',
  });
});
