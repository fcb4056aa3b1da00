import { describe, expect, test } from 'vitest';
import { barbershop, passage, read, type Scene } from '../support/reading.ts';

const OFFERED: Scene = { expectation: { kind: 'slot', offered: ['20261124T150000Z'] } };
const kindOf = (text: string, scene: Scene): string => {
  const event = read(text, scene);
  return event.type === 'ask' ? event.asked.kind : event.type;
};

describe('questions that share a word with what is known, and ask for something else', () => {
  test.each([
    ['where is the meeting?', 'en'],
    ['where are you located?', 'en'],
    ['where can i reach you?', 'en'],
    ['onde é a reunião?', 'pt-BR'],
    ['¿dónde es la reunión?', 'es'],
    ['do i get an email with the details?', 'en'],
    ['recebo um email?', 'pt-BR'],
    ['¿me mandan un correo?', 'es'],
    ['vocês me ligam?', 'pt-BR'],
  ])('%s', (text, locale) => {
    expect(['unknown', 'offTopic', 'notUnderstood']).toContain(kindOf(text, { ...OFFERED, locale }));
  });
});

describe('a place that is known', () => {
  test.each([
    ['where do you store our data?', 'en'],
    ['onde ficam guardados os dados?', 'pt-BR'],
    ['¿dónde guardan los datos?', 'es'],
  ])('%s', (text, locale) => {
    expect(read(text, { locale })).toEqual(passage('data-protection#where-is-our-data-stored'));
  });

  test('is answered without asking where, too', () => {
    const scene: Scene = { business: barbershop };
    expect(read('is there parking nearby?', scene)).toEqual(passage('your-visit#where-can-i-park'));
  });
});

describe('an insult is one beside what the assistant is called', () => {
  test.each([
    ['this is the dumbest bot ever', 'en'],
    ['que bot burro', 'pt-BR'],
    ['qué bot tan inútil', 'es'],
  ])('%s', (text, locale) => {
    expect(kindOf(text, { ...OFFERED, locale })).toBe('upset');
  });
});

test("help with other businesses' matters is not support", () => {
  expect(kindOf('can you help me with my knitting?', {})).not.toBe('openSupport');
  expect(kindOf('can you help me with my invoice?', {})).not.toBe('offTopic');
});
