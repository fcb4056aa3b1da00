import { describe, expect, test } from 'vitest';
import type { DialogueView } from '../../backend/src/dialogue/expectation.ts';
import { createUnderstanding, type Understood } from '../../backend/src/understanding/understand.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { answer, asked, book, btrix, FRIDAY, simple, topic } from '../support/reading.ts';

const understand = createUnderstanding(btrix);

/** Returns how a message is understood, in an English conversation unless the scene says otherwise. */
const hear = (text: string, scene: Partial<DialogueView> = {}, now = FRIDAY): Understood =>
  understand({
    text,
    view: { expectation: { kind: 'menu' }, answers: {}, options: [], seen: true, locale: 'en', ...scene },
    now,
  });

const switchTo = (locale: string | null) => ({ type: 'switchLanguage', locale });

describe('another language is asked for', () => {
  test.each([
    ['em português por favor', 'pt-BR'],
    ['Em português, por favor!', 'pt-BR'],
    ['prefiro português', 'pt-BR'],
    ['podemos falar em português?', 'pt-BR'],
    ['Can we switch to Brazilian Portuguese?', 'pt-BR'],
    ['habla español?', 'es'],
    ['¿Habla español?', 'es'],
    ['en castellano, porfa', 'es'],
    ['can we speak Spanish?', 'es'],
    ['Do you speak Spanish?', 'es'],
    ['español', 'es'],
    ['in English please', 'en'],
    ['english', 'en'],
    ['em inglês', 'en'],
    ['ENGLISH PLEASE', 'en'],
  ])('"%s"', (text, locale) => {
    for (const spoken of btrix.languages)
      expect(hear(text, { locale: spoken }), spoken).toMatchObject({
        event: switchTo(locale),
        switched: null,
      });
  });

  test.each(['auf Deutsch bitte', 'German please', 'do you speak French?', 'en français', 'parla italiano?'])(
    '"%s", which the business lacks',
    (text) => {
      expect(hear(text).event).toEqual(switchTo(null));
    },
  );

  test('beside something else, which counts too', () => {
    expect(hear('em português: quero marcar para terça')).toMatchObject({
      event: { type: 'book', wish: { day: { kind: 'weekday', weekday: 2 } } },
      switched: switchTo('pt-BR'),
    });
    expect(
      hear('ana@acme.example, in English please', { locale: 'es', expectation: asked(btrix, 'EMAIL') }),
    ).toMatchObject({ event: answer({ EMAIL: 'ana@acme.example' }), switched: switchTo('en') });
    expect(hear('qwerty asdf, español por favor').event).toEqual(switchTo('es'));
  });

  test('in the middle of any question', () => {
    for (const id of btrix.questions.map((question) => question.id))
      expect(hear('em português, por favor', { expectation: asked(btrix, id) }).event, id).toEqual(
        switchTo('pt-BR'),
      );
  });

  test.each([
    'Do your agents speak Spanish?',
    'Which languages do the agents speak?',
    'I am English',
    "I don't speak Portuguese",
    'no hablo inglés',
    'Spanish or Portuguese?',
    'our English customers need help',
  ])('"%s" asks for none', (text) => {
    expect(hear(text)).toMatchObject({ switched: null });
    expect(hear(text).event.type).not.toBe('switchLanguage');
  });

  test('a language alone may be the answer to a question', () => {
    expect(hear('Español', { expectation: asked(btrix, 'COMPANY') }).event).toEqual(
      answer({ COMPANY: 'Español' }),
    );
  });

  test.each(['english,'.repeat(250), `${',;.'.repeat(600)} english`, `${'-'.repeat(1_990)}español`])(
    'hostile text is read in no time',
    (text) => {
      expect(cpuMsOf((time) => hear(text, {}, FRIDAY + time))).toBeLessThan(200);
    },
  );
});

describe('the language of a message', () => {
  test.each([
    ['olá', 'pt-BR'],
    ['bom dia', 'pt-BR'],
    ['obrigado', 'pt-BR'],
    ['quero marcar uma demonstração para terça às 15h', 'pt-BR'],
    ['queria marcar um horário', 'pt-BR'],
    ['QUERO MARCAR PARA AMANHÃ', 'pt-BR'],
    ['hola', 'es'],
    ['buenos días', 'es'],
    ['quiero reservar una demo', 'es'],
    ['¿cuánto cuesta?', 'es'],
  ])('"%s" is clearly %s', (text, language) => {
    expect(hear(text).language).toBe(language);
  });

  test.each(['hello', 'thanks', "I'd like to book a demo on Tuesday"])('"%s" is clearly English', (text) => {
    expect(hear(text, { locale: 'es' }).language).toBe('en');
  });

  test.each([
    'ok',
    'no',
    'menu',
    '2',
    '+351 912 345 678',
    'ana@terra.com.br',
    'www.para-voce.com.br',
    'WhatsApp',
    'Ana da Silva',
    'Pro',
    'asdf qwer',
    '',
  ])('of "%s" cannot be told', (text) => {
    for (const locale of btrix.languages) expect(hear(text, { locale }).language, locale).toBeNull();
  });

  test('is not guessed from an answer that could be any words', () => {
    const expectation = asked(btrix, 'COMPANY');
    expect(hear('Padaria do João e da Maria', { expectation }).language).toBeNull();
    expect(hear('quero cancelar a reserva', { expectation }).language).toBe('pt-BR');
  });

  test.each(['sim', 'obrigado', 'quero cancelar'])(
    'is not told by "%s" in the middle of a booking',
    (text) => {
      expect(hear(text, { expectation: { kind: 'slot', offered: [] } }).language).toBeNull();
    },
  );

  test('is not guessed from what may be a button of the conversation', () => {
    for (const label of ['Book a Demo', 'Yes, book it', 'Skip', 'Nothing, keep it'])
      expect(hear(label).language, label).toBeNull();
  });
});

describe('every language is understood in every conversation', () => {
  test.each(['en', 'pt-BR', 'es'])('in one in %s', (locale) => {
    const inIt = (text: string, scene: Partial<DialogueView> = {}) => hear(text, { ...scene, locale }).event;
    expect(inIt('Pricing & Plans')).toEqual(topic('PRICING'));
    expect(inIt('quanto custa?')).toEqual(topic('PRICING'));
    expect(inIt('¿cuánto cuesta?')).toEqual(topic('PRICING'));
    expect(inIt('I need a person')).toEqual(simple('askPerson'));
    expect(inIt('quero falar com uma pessoa')).toEqual(simple('askPerson'));
    expect(inIt('Book a Demo')).toEqual(book('demo'));
    const review = { expectation: { kind: 'review' }, options: ['yes', 'no', 'cancel'] } as const;
    for (const yes of ['yes', 'sim', 'sí']) expect(inIt(yes, review), yes).toEqual(simple('yes'));
  });

  test('a choice is known by its names in all languages, even where any words are accepted', () => {
    const expectation = asked(btrix, 'GOAL');
    expect(hear('Mais leads', { expectation }).event).toEqual(answer({ GOAL: 'leads' }));
    expect(hear('More leads', { expectation, locale: 'es' }).event).toEqual(answer({ GOAL: 'leads' }));
  });

  test('what one language would take for an answer, another one may know better', () => {
    const expectation = asked(btrix, 'COMPANY');
    expect(hear('quiero cancelar', { expectation }).event).toEqual(simple('cancel'));
    expect(hear('yes', { expectation }).event.type).not.toBe('answer');
  });
});
