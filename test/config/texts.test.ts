import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ConfigError } from '../../backend/src/config/config-error.ts';
import { loadBusiness } from '../../backend/src/config/load-business.ts';
import { type Business, inLanguage, serviceLabelIn } from '../../backend/src/domain/business.ts';
import { BUSINESS_NAMES, loadTestBusiness } from '../support/businesses.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'holdfast-texts-'));
  mkdirSync(join(dir, 'texts'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const FILE = {
  name: 'Barber',
  assistant: 'Barber',
  timeZone: 'Europe/Lisbon',
  languages: ['en', 'pt-BR'],
  welcome: 'Welcome.',
  hours: {},
  resources: [{ id: 'chair', label: 'Chair' }],
  services: [{ id: 'cut', label: 'Haircut', synonyms: ['trim'], minutes: 45, resources: ['chair'] }],
  topics: [
    {
      id: 'PRICING',
      label: 'Prices',
      prompt: 'Which?',
      options: [
        { id: 'short', label: 'Short hair', text: 'Ten.' },
        { id: 'long', label: 'Long hair', text: 'Twenty.' },
      ],
    },
  ],
  questions: [
    { id: 'PHONE', kind: 'phone', label: 'phone', prompt: 'Your number?' },
    {
      id: 'STYLE',
      kind: 'choice',
      label: 'style',
      prompt: 'Which style?',
      choices: [{ id: 'classic', label: 'Classic' }],
    },
  ],
  support: { label: 'Support', email: 'shop@barber.example' },
  booking: { label: 'Book' },
  faq: [{ id: 'dogs', question: 'Are dogs allowed?', answer: 'Yes.' }],
};

function loadWith(texts: string, tag = 'pt-BR'): Business {
  writeFileSync(join(dir, 'business.yaml'), stringify(FILE));
  writeFileSync(join(dir, 'texts', `${tag}.yaml`), texts);
  return loadBusiness(dir);
}

function problemOf(texts: string, tag?: string): string {
  try {
    loadWith(texts, tag);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no problem';
}

const PORTUGUESE = stringify({
  welcome: 'Boas-vindas.',
  services: { cut: { label: 'Corte', synonyms: ['cabelo'] } },
  topics: {
    PRICING: {
      label: 'Preços',
      prompt: 'Qual?',
      options: { short: { label: 'Cabelo curto', text: 'Dez.' } },
    },
  },
  questions: {
    PHONE: { label: 'telefone', prompt: 'Seu número?' },
    STYLE: { choices: { classic: { label: 'Clássico' } } },
  },
  support: { label: 'Ajuda' },
  booking: { label: 'Agendar', synonyms: ['marcar'] },
  faq: { dogs: { question: 'Aceitam cães?', phrases: ['posso levar meu cachorro'], answer: 'Sim.' } },
});

describe('texts in another language', () => {
  test('take the place of the business’s own by id; what is left out stays', () => {
    const portuguese = inLanguage(loadWith(PORTUGUESE), 'pt-BR');
    expect(portuguese).toMatchObject({
      welcome: 'Boas-vindas.',
      services: [{ id: 'cut', label: 'Corte', synonyms: ['cabelo'], minutes: 45 }],
      support: { label: 'Ajuda', email: 'shop@barber.example' },
      booking: { label: 'Agendar', synonyms: ['marcar'] },
      faq: [{ id: 'dogs', question: 'Aceitam cães?', phrases: ['posso levar meu cachorro'], answer: 'Sim.' }],
    });
    expect(portuguese.topics[0]?.options).toMatchObject([
      { id: 'short', label: 'Cabelo curto', text: 'Dez.' },
      { id: 'long', label: 'Long hair', text: 'Twenty.' },
    ]);
    expect(portuguese.questions).toMatchObject([
      { id: 'PHONE', kind: 'phone', label: 'telefone', prompt: 'Seu número?' },
      {
        id: 'STYLE',
        label: 'style',
        prompt: 'Which style?',
        choices: [{ id: 'classic', label: 'Clássico' }],
      },
    ]);
  });

  test('leave the business itself, and every id and time, as they are', () => {
    const business = loadWith(PORTUGUESE);
    expect(business.booking.label).toBe('Book');
    expect(inLanguage(business, 'pt-BR').hours).toEqual(business.hours);
    expect(inLanguage(business, 'fr')).toBe(business);
  });

  test('name a service that was booked under its own label', () => {
    const business = loadWith(PORTUGUESE);
    expect(serviceLabelIn(business, 'Haircut', 'pt-BR')).toBe('Corte');
    expect(serviceLabelIn(business, 'Haircut', 'en')).toBe('Haircut');
    expect(serviceLabelIn(business, 'Perm, which is gone', 'pt-BR')).toBe('Perm, which is gone');
  });
});

test.each<[string, string, string]>([
  [
    'an unknown id',
    'services:\n  shave:\n    label: Barba\n',
    'line 2, services.shave: expected an id of business.yaml (cut)',
  ],
  [
    'an unknown id further down',
    'topics:\n  PRICING:\n    options:\n      medium:\n        label: Médio\n',
    'line 4, topics.PRICING.options.medium: expected an id of business.yaml (short, long)',
  ],
  [
    'choices of an open question',
    'questions:\n  PHONE:\n    choices:\n      a: { label: A }\n',
    'expected nothing here',
  ],
  ['an empty text', 'welcome: ""\n', 'line 1, welcome is "": expected something in it'],
  ['an unknown field', 'name: Barbearia\n', 'the file: expected no "name"'],
  ['a number', 'booking:\n  label: 7\n', 'line 2, booking.label is 7: expected a string'],
  [
    'one word for two entries',
    'support:\n  label: Agendar\nbooking:\n  label: Agendar\n',
    'line 3, booking: expected "Agendar" in one entry only',
  ],
  ['a text that is too long', `welcome: ${'a'.repeat(301)}\n`, 'line 1, welcome'],
  ['broken YAML', 'welcome: [a\n', 'is not valid'],
  ['nothing', '', 'the file'],
])('%s is refused with its line', (_, texts, problem) => {
  const message = problemOf(texts);
  expect(message).toContain(join('texts', 'pt-BR.yaml'));
  expect(message).toContain(problem);
});

test.each(['fr', 'en', 'pt-br'])(
  'texts in "%s", which is no other language of the business, are refused',
  (tag) => {
    expect(problemOf(PORTUGUESE, tag)).toContain(`${tag}.yaml: expected one of pt-BR.yaml`);
  },
);

describe.each(BUSINESS_NAMES)('%s', (name) => {
  const business = loadTestBusiness(name);

  test.each(business.languages.slice(1))('is wholly translated: %s', (tag) => {
    const texts = inLanguage(business, tag);
    const untranslated = [
      texts.welcome === business.welcome,
      ...texts.questions.map(({ prompt }, index) => prompt === business.questions[index]?.prompt),
      ...texts.topics.map(({ prompt }, index) => prompt === business.topics[index]?.prompt),
      ...texts.faq.map(({ answer }, index) => answer === business.faq[index]?.answer),
      ...texts.knowledge.map(({ text }, index) => text === business.knowledge[index]?.text),
    ];
    expect(untranslated).not.toContain(true);
  });
});
