import { describe, expect, test } from 'vitest';
import {
  answer,
  asked,
  barbershop,
  btrix,
  change,
  passage,
  read,
  type Scene,
  simple,
} from '../support/reading.ts';

const REVIEW: Scene = {
  expectation: { kind: 'review' },
  answers: { NAME: 'Ana', EMAIL: 'ana@acme.com', PHONE: '+351912345678' },
  options: ['yes', 'no', 'cancel'],
};

describe('a visitor who reports that something has failed wants support', () => {
  test.each([
    ['our chatbot stopped replying', 'en'],
    ['the agent is not responding', 'en'],
    ['your bot keeps crashing', 'en'],
    ['o nosso bot deixou de responder', 'pt-BR'],
    ['o agente parou de funcionar', 'pt-BR'],
    ['nuestro bot dejó de contestar', 'es'],
    ['el agente no responde', 'es'],
  ])('%s', (text, locale) => {
    expect(read(text, { locale })).toEqual(simple('openSupport'));
  });

  test('a question about it is not a request for it', () => {
    expect(read('what if the bot has no clue?', {})).toEqual(
      passage('set-up#what-happens-when-the-agent-does-not-know-the-answer'),
    );
  });
});

describe('another one of what stands', () => {
  test.each([
    ['can I give a different phone number?', 'en', 'PHONE'],
    ['could I use another email?', 'en', 'EMAIL'],
    ['could it be another day?', 'en', 'SLOT'],
    ['is it too late to switch the day?', 'en', 'SLOT'],
    ['you spelled my surname wrong', 'en', 'NAME'],
    ['my email has a typo', 'en', 'EMAIL'],
    ['posso dar outro telefone?', 'pt-BR', 'PHONE'],
    ['dava para ser noutro dia?', 'pt-BR', 'SLOT'],
    ['escreveram mal o meu nome', 'pt-BR', 'NAME'],
    ['¿puedo poner otro número de teléfono?', 'es', 'PHONE'],
    ['¿podría ser otro día?', 'es', 'SLOT'],
    ['mi correo tiene una errata', 'es', 'EMAIL'],
  ])('%s', (text, locale, target) => {
    expect(read(text, { ...REVIEW, locale })).toEqual(change(target));
  });
});

describe('what is known answers in other words', () => {
  test.each([
    [
      'will you use our chats to teach your AI?',
      'en',
      'data-protection#are-conversations-used-to-train-ai-models',
    ],
    ['do I have to sign up for a whole year?', 'en', 'contract#how-long-is-the-contract'],
    ['are we locked in once we commit?', 'en', 'contract#how-long-is-the-contract'],
    ['can it hook up with our CRM', 'en', 'set-up#which-systems-do-you-integrate-with'],
    ['does it speak german', 'en', 'set-up#which-languages-do-the-agents-speak'],
    ['tenho de ficar preso a um contrato?', 'pt-BR', 'contract#how-long-is-the-contract'],
    ['os preços já incluem iva', 'pt-BR', 'prices#is-vat-included'],
    ['e se eu quiser subir de plano', 'pt-BR', 'contract#can-i-change-my-plan-later'],
    ['¿tengo que comprometerme un año entero?', 'es', 'contract#how-long-is-the-contract'],
    ['¿se puede enlazar con zendesk?', 'es', 'set-up#which-systems-do-you-integrate-with'],
  ])('%s', (text, locale, id) => {
    expect(read(text, { locale })).toEqual(passage(id));
  });

  test.each([
    ['what happens if im running behind', 'en', 'your-visit#what-if-i-am-late'],
    ['can i leave my car somewhere nearby', 'en', 'your-visit#where-can-i-park'],
    ['e se eu me atrasar uns minutinhos?', 'pt-BR', 'your-visit#what-if-i-am-late'],
  ])('at the barbershop: %s', (text, locale, id) => {
    expect(read(text, { business: barbershop, locale })).toEqual(passage(id));
  });
});

describe('homework and taxes are no matter for support', () => {
  test.each([
    ['help with my tax return', 'en'],
    ['me ajuda com o dever de casa', 'pt-BR'],
    ['ayúdame con los deberes de mates', 'es'],
  ])('%s', (text, locale) => {
    expect(read(text, { locale })).toEqual({ type: 'ask', asked: { kind: 'offTopic' } });
  });
});

test('Marta is no planet', () => {
  const scene: Scene = { expectation: asked(btrix, 'NAME'), locale: 'pt-BR' };
  expect(read('pode pôr Marta Lopes', scene)).toEqual(answer({ NAME: 'Marta Lopes' }));
});

test.each(['a quick demo please', 'I want to see a live demonstration'])('%s wants to book', (text) => {
  expect(read(text, {}).type).toBe('book');
});

test('of two forms of one word that are as near, the one with its ending is meant', () => {
  expect(read('qiero reservr una demo', { locale: 'es' }).type).toBe('book');
});
