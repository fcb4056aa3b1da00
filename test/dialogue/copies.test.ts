import { describe, expect, test } from 'vitest';
import { type Copy, en } from '../../backend/src/dialogue/copy/en.ts';
import { es } from '../../backend/src/dialogue/copy/es.ts';
import { ptBR } from '../../backend/src/dialogue/copy/pt-BR.ts';

type Sentence = {
  [Name in keyof Copy]: Copy[Name] extends (...about: never[]) => string ? Name : never;
}[keyof Copy];

/** The arguments each sentence is tested with. The compiler reports a missing sentence. */
const SAMPLES: { readonly [Name in Sentence]: readonly Parameters<Copy[Name]>[] } = {
  welcomeBack: [['Ana'], [null]],
  nextBooking: [['SERVICE', 'WHEN', 'K7QM-3XPD']],
  askToGoOn: [['SERVICE'], [null]],
  ticketOpened: [
    ['a@b.example', null],
    ['a@b.example', '+351 1'],
  ],
  ticketFailed: [
    ['a@b.example', null],
    ['a@b.example', '+351 1'],
  ],
  thanks: [['Ana']],
  askAgain: [['LABEL', 'ANSWER']],
  askAgainSkipped: [['LABEL']],
  updated: [
    [[{ label: 'LABEL', answer: 'ANSWER' }]],
    [
      [
        { label: 'LABEL', answer: 'ANSWER' },
        { label: 'OTHER', answer: 'TWO' },
        { label: 'THIRD', answer: 'THREE' },
      ],
    ],
  ],
  noted: [
    [[{ label: 'LABEL', answer: 'ANSWER' }]],
    [
      [
        { label: 'LABEL', answer: 'ANSWER' },
        { label: 'OTHER', answer: 'TWO' },
      ],
    ],
  ],
  wishNoted: [['WISH', 'Lisbon time']],
  offerOne: [
    ['WISH', 'Lisbon time'],
    [null, 'Lisbon time'],
  ],
  offer: [
    ['WISH', 'Lisbon time'],
    [null, 'Lisbon time'],
  ],
  offerLater: [
    ['WISH', 'Lisbon time'],
    [null, 'Lisbon time'],
  ],
  zone: [['Tokyo']],
  otherZone: [['09:00', 'Tokyo']],
  timesIn: [['ZONE']],
  held: [['09:00']],
  noneFor: [['WISH']],
  noneYet: [['WISH', 'DAY']],
  noSlots: [
    [30, 'a@b.example', null],
    [30, 'a@b.example', '+351 1'],
  ],
  wishDate: [['DAY']],
  wishRange: [['DAY', 'OTHER']],
  wishWeekday: [['DAY']],
  wishAt: [['09:00'], ['01:00']],
  wishFrom: [['09:00'], ['01:00']],
  wishBefore: [['09:00'], ['01:00']],
  wishUpTo: [['09:00'], ['01:00']],
  wishBetween: [
    ['09:00', '11:00'],
    ['01:00', '11:00'],
  ],
  wishOr: [[['WISH', 'OTHER']], [['WISH', 'OTHER', 'THIRD']]],
  wishBut: [['WISH', ['OTHER', 'THIRD']]],
  wishUnless: [['WISH', ['OTHER', 'THIRD']]],
  reviewHold: [['09:00']],
  confirmed: [['SERVICE', 'WHEN', 'K7QM-3XPD']],
  standing: [['SERVICE', 'WHEN', 'K7QM-3XPD']],
  nothingBooked: [
    ['a@b.example', null],
    ['a@b.example', '+351 1'],
  ],
  nothingToCancel: [
    ['a@b.example', null],
    ['a@b.example', '+351 1'],
  ],
  cancelByContact: [
    ['K7QM-3XPD', 'a@b.example', null],
    ['K7QM-3XPD', 'a@b.example', '+351 1'],
  ],
  changeByContact: [
    ['K7QM-3XPD', 'a@b.example', null],
    ['K7QM-3XPD', 'a@b.example', '+351 1'],
  ],
  offTopic: [['BTRIX']],
  whoAnswers: [['BTRIX']],
  languageLacking: [[['LABEL', 'OTHER']]],
  reaskMenu: [[['LABEL', 'OTHER']]],
  reaskService: [[['LABEL', 'OTHER']]],
  reaskConfirmed: [['K7QM-3XPD', 'WHEN']],
  reaskQuestion: [['PROMPT']],
};

/** Returns every sentence of a language by its name and arguments. */
function sentencesOf(
  copy: Copy,
): ReadonlyMap<string, { readonly said: string; readonly about: readonly string[] }> {
  const sentences = new Map<string, { said: string; about: readonly string[] }>();
  const collect = (name: string, value: unknown): void => {
    if (typeof value === 'string') sentences.set(name, { said: value, about: [] });
    if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) collect(`${name}.${key}`, one);
  };
  for (const [name, value] of Object.entries(copy)) collect(name, value);
  for (const [name, samples] of Object.entries(SAMPLES)) {
    const say = copy[name as Sentence] as (...about: readonly unknown[]) => string;
    samples.forEach((about, index) => {
      sentences.set(`${name}(${index})`, { said: say(...about), about: wordsIn(about) });
    });
  }
  sentences.delete('dateLocale');
  return sentences;
}

const wordsIn = (about: unknown): readonly string[] =>
  typeof about === 'object' && about !== null
    ? Object.values(about).flatMap(wordsIn)
    : about === null
      ? []
      : [String(about)];

describe.each([
  ['en', en],
  ['pt-BR', ptBR],
  ['es', es],
])('the sentences in %s', (_, copy) => {
  const sentences = sentencesOf(copy);

  test('are all there, and none is empty', () => {
    expect([...sentences.keys()]).toEqual([...sentencesOf(en).keys()]);
    for (const [name, { said }] of sentences) expect(said.trim(), name).toMatch(/\p{L}/u);
  });

  test('tell all that they speak of', () => {
    for (const [name, { said, about }] of sentences)
      for (const word of about) expect(said.toLowerCase(), name).toContain(word.toLowerCase());
  });

  test('have no trace of what was not given', () => {
    for (const [name, { said }] of sentences) {
      expect(said, name).not.toMatch(/null|undefined|\[object|NaN/);
      expect(said, name).not.toMatch(/\s\s|\s[,.?!;:]|^\s|\s$/);
    }
  });

  test('ask at most one thing, and have no emoji', () => {
    for (const [name, { said }] of sentences) {
      expect(said.match(/\?/g)?.length ?? 0, name).toBeLessThanOrEqual(1);
      expect(said, name).not.toMatch(/\p{Extended_Pictographic}/u);
    }
  });

  test('are written in a locale that dates are known in', () => {
    expect(Intl.DateTimeFormat.supportedLocalesOf(copy.dateLocale)).toHaveLength(1);
  });
});

test.each([
  ['pt-BR', ptBR],
  ['es', es],
])('no sentence in %s was left in English', (_, copy) => {
  const english = sentencesOf(en);
  for (const [name, { said }] of sentencesOf(copy)) expect(said, name).not.toBe(english.get(name)?.said);
});
