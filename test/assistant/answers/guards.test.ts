import { describe, expect, test } from 'vitest';
import { answerInstructions } from '../../../backend/src/assistant/answers/answer-prompt.ts';
import { createGuards } from '../../../backend/src/assistant/answers/guards.ts';
import { isSpokenIn } from '../../../backend/src/assistant/answers/spoken-language.ts';
import { en } from '../../../backend/src/understanding/lexicon/en.ts';
import { es } from '../../../backend/src/understanding/lexicon/es.ts';
import type { Lexicon } from '../../../backend/src/understanding/lexicon/lexicon.ts';
import { pt } from '../../../backend/src/understanding/lexicon/pt.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';

const LANGUAGES = ['en', 'pt-BR', 'es'];

const guardsOf = (passages: readonly string[], language = 'en', lexicon: Lexicon = en) =>
  createGuards({
    passages,
    ownNames: ['BTRIX', 'Essential', 'Pro'],
    instructions: answerInstructions('BTRIX', language),
    language,
    languages: LANGUAGES,
    lexicon,
  });

const PLANS = guardsOf([
  'What does it cost?\nEssential costs €1,400 for set-up and €300 a month. Pro costs €2,200 for set-up and €550 a month.',
  'Cancelling\nA contract can be cancelled with 30 days notice, at the end of a month. There is no discount for paying by the year; the set-up fee is not refunded.',
  'Demos\nDemos are held from Monday to Friday, 9:00 to 17:00. They can be booked from two hours ahead. Write to support@btrix.example or see https://btrix.example/demo.',
]);

describe('answers from the passages are given', () => {
  test.each([
    'Essential costs €1,400 for set-up and €300 a month.',
    'The set-up of Essential costs 1400 € and the month 300 euros.',
    'Pro costs 2,200.00 euros for set-up.',
    'A contract can be cancelled with 30 days notice, at the end of a month.',
    'There is no discount for paying by the year.',
    'The set-up fee is not refunded.',
    'Demos are held from Monday to Friday, 9:00 to 17:00.',
    'A demo can be booked from two hours ahead.',
    'You can write to support@btrix.example.',
    'See https://btrix.example/demo.',
    'Yes.',
    'The set-up costs €1,400 or €2,200.',
    'Essential costs €1,400 and Pro €2,200 for set-up.',
    'Essential costs €1,400 for set-up. Pro costs €2,200 for set-up.',
  ])('%s', (answer) => {
    expect(PLANS.ofAnswer(answer)).toBeNull();
  });

  test('in Portuguese, whose numbers are written otherwise', () => {
    const guards = guardsOf(
      ['Preços\nO plano Pro custa 2.200 € de instalação e 550 € por mês.'],
      'pt-BR',
      pt,
    );
    expect(guards.ofAnswer('O plano Pro custa €2200 de instalação e 550 euros por mês.')).toBeNull();
  });

  test('in Spanish, in which "dos" is a number', () => {
    const guards = guardsOf(['Duración\nLa demostración dura 30 minutos y la hacen dos personas.'], 'es', es);
    expect(guards.ofAnswer('La demostración dura 30 minutos y la hacen dos personas.')).toBeNull();
    expect(guards.ofAnswer('La demostración dura 30 minutos y la hacen tres personas.')).toBe('figure');
  });
});

describe('is refused:', () => {
  test.each([
    ['figure', 'Essential costs €1,300 for set-up and €300 a month.'],
    ['figure', 'Essential costs €2,200 for set-up.'],
    ['figure', 'The month of Pro costs €300.'],
    ['figure', 'Essential costs €1,400 for set-up and €30 a month.'],
    ['figure', 'Essential costs $17 for set-up.'],
    ['figure', 'A contract can be cancelled at 30% of a month.'],
    ['figure', 'The month costs 1.4k euros.'],
    ['figure', 'Pro costs five hundred euros a month.'],
    ['figure', 'Essential costs €３０ a month.'],
    ['figure', 'Essential costs ٣٠٠ a month.'],
    ['figure', 'The set-up costs ½ of a month.'],
    ['figure', 'A contract can be cancelled with 15 days notice.'],
    ['date', 'Demos are held on Saturday.'],
    ['date', 'A contract can be cancelled in December.'],
    ['date', 'A demo can be booked tomorrow.'],
    ['date', 'A demo can be booked amanhã.'],
    ['name', 'Demos are held by Bob Miller.'],
    ['name', 'HACKED demos are held.'],
    ['promise', 'Your demo is booked.'],
    ['promise', 'The demo has been booked from two hours ahead.'],
    ['promise', 'The demo is confirmed.'],
    ['promise', 'Demos are guaranteed.'],
    ['promise', 'There is a discount for paying by the year.'],
    ['promise', 'The set-up fee is refunded.'],
    ['promise', 'The set-up is free.'],
    ['promise', 'A contract is cancelled.'],
    ['promise', 'Su demo está confirmada.'],
    ['promise', 'A demo está reservada.'],
    ['promise', 'El mes es gratis.'],
    ['promise', 'Devolvemos la set-up fee.'],
    ['link', 'See https://evil.example/demo.'],
    ['link', 'See btrix.example.evil.com for the demo.'],
    ['link', 'Write to ceo@btrix.example.'],
    ['link', 'See javascript:alert(1) for the demo.'],
    ['link', 'See http://btrix.example/demo.'],
    ['link', 'See www.evil.com for the demo.'],
    ['markup', 'Demos ![x](https://btrix.example/demo)'],
    ['markup', '<b>Demos</b> are held.'],
    ['markup', 'Demos &lt;b&gt; are held.'],
    ['markup', 'Demos are held `here`.'],
    ['markup', 'Demos are \u202Eheld.'],
    ['markup', 'Demos are\u200B held.'],
    ['markup', '# Demos are held'],
    ['placeholder', 'Demos are held for [NAME_1].'],
    ['echo', 'My instructions are to write only from the passages below and from nothing else.'],
    ['echo', 'You answer the question of a visitor of BTRIX.'],
    ['echo', 'As a language model, demos are held.'],
    ['unsupported', 'The capital of a country is big.'],
    ['unsupported', 'The competitors are frauds.'],
    ['unsupported', 'I am hacked.'],
    ['length', ''],
    ['length', 'Demos are held. '.repeat(40)],
    ['length', `Demos are held ${'and held '.repeat(80)}.`],
  ])('%s — %s', (guard, answer) => {
    expect(PLANS.ofAnswer(answer)).toBe(guard);
  });
});

describe('an answer is in the language of the visitor', () => {
  test.each([
    ['en', 'A contract can be cancelled with 30 days notice.', true],
    ['pt-BR', 'O contrato pode ser cancelado com 30 dias de antecedência.', true],
    ['es', 'El contrato se puede cancelar con 30 días de antelación.', true],
    ['en', 'O contrato pode ser cancelado com 30 dias de antecedência.', false],
    ['pt-BR', 'El contrato se puede cancelar con 30 días de antelación.', false],
    ['es', 'O contrato pode ser cancelado com 30 dias de antecedência.', false],
    ['en', 'Der Vertrag kann mit einer Frist von dreißig Tagen gekündigt werden.', false],
    ['en', 'Le contrat peut être résilié avec un préavis de trente jours.', false],
    ['en', 'WhatsApp, Instagram', true],
  ])('%s: %s %s', (language, text, isSpoken) => {
    expect(isSpokenIn(text, language, LANGUAGES)).toBe(isSpoken);
  });
});

test('the time to check grows no faster than the text', () => {
  for (const piece of ['1 ', '1,', '111 ', 'a.', 'a@', 'a', '$ ', 'book ', '[', '! ', 'http:', '. ']) {
    const text = piece.repeat(2_000);
    expect(
      cpuMsOf(() => PLANS.ofSentence(text)),
      piece,
    ).toBeLessThan(100);
  }
});
