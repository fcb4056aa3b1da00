import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import { answer, asked, btrix, correct, read, type Scene } from '../support/reading.ts';

const HELD: Scene = {
  expectation: { kind: 'review' },
  answers: { NAME: 'Ana Silva', EMAIL: 'ana@old.example', PHONE: '+351912345678', COMPANY: 'Acme' },
  options: ['yes', 'no', 'cancel'],
};
const question = (id: string): Scene => ({ expectation: asked(btrix, id) });
const inPortuguese = (scene: Scene): Scene => ({ ...scene, locale: 'pt-BR' });
const inSpanish = (scene: Scene): Scene => ({ ...scene, locale: 'es' });
const at = (date: string, minute: number) => ({
  day: { kind: 'date', date } as const,
  time: { kind: 'at', minute } as const,
});

describe('a time in one clause and an answer in another', () => {
  test.each<[string, Scene, VisitorEvent]>([
    [
      "Tuesday at 11:30 works, and my phone's 917 111 222 btw",
      HELD,
      { ...correct({ PHONE: '+351917111222' }), wish: at('2026-11-24', 690) },
    ],
    [
      'Terça às 15h, e meu telefone é +351 913 444 555',
      inPortuguese(HELD),
      { ...correct({ PHONE: '+351913444555' }), wish: at('2026-11-24', 900) },
    ],
    [
      'mejor el martes a las 3, y mi correo es nuria@cal.es',
      inSpanish(HELD),
      { ...correct({ EMAIL: 'nuria@cal.es' }), wish: at('2026-11-24', 900) },
    ],
    [
      'tomorrow at 10, I work at Opal',
      { ...HELD, answers: {} },
      answer({ COMPANY: 'Opal' }, at('2026-11-21', 600)),
    ],
  ])('%s', (text, scene, event) => {
    expect(read(text, scene)).toEqual(event);
  });
});

describe('requests that are made in parts', () => {
  test.each<[string, Scene, VisitorEvent['type']]>([
    ['cheers, bye', { expectation: { kind: 'confirmed' } }, 'goodbye'],
    ['hi! thanks!', {}, 'thank'],
    ['forget it, i changed my mind. thanks', question('COMPANY'), 'cancel'],
    ['deixa pra lá, não quero mais', inPortuguese(question('COMPANY')), 'cancel'],
    ['não quero mais, obrigado', inPortuguese(question('COMPANY')), 'cancel'],
    ['mejor lo dejo, gracias', inSpanish(question('PHONE')), 'cancel'],
    ['Cancel, Inc.', question('COMPANY'), 'answer'],
    ['back, start over', {}, 'startOver'],
  ])('%s', (text, scene, type) => {
    expect(read(text, scene).type).toBe(type);
  });

  test('"não quero cancelar" cancels nothing, and "não, quero cancelar" does', () => {
    expect(read('não quero cancelar', inPortuguese(HELD)).type).toBe('no');
    expect(read('não, quero cancelar', inPortuguese(HELD)).type).toBe('cancel');
  });
});

describe('what is typed in a hurry', () => {
  test.each<[string, Scene, VisitorEvent['type']]>([
    ['hwo long is teh demo', {}, 'ask'],
    ['qero agendr uma demonstracao', inPortuguese({}), 'book'],
    ['hj às 15h dá?', inPortuguese({}), 'book'],
    ['morning!', {}, 'greet'],
    ['i wanna grab a slot friday morning', {}, 'book'],
  ])('%s', (text, scene, type) => {
    expect(read(text, scene).type).toBe(type);
  });
});
