import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import { answer, asked, btrix, change, correct, invalid, read, simple } from '../../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const KNOWN = { NAME: 'Ana', EMAIL: 'ana@acme.com', PHONE: '+351912345678', COMPANY: 'Acme' };

/** Reads an answer to one of the questions after the ones before it have been answered. */
function replyTo(id: string, text: string): VisitorEvent {
  const ids = btrix.questions.map((question) => question.id);
  const answers = Object.fromEntries(
    Object.entries(KNOWN).filter(([known]) => ids.indexOf(known) < ids.indexOf(id)),
  );
  return read(text, { locale: 'pt-BR', expectation: asked(btrix, id), answers });
}

const each = (id: string, value: string | number, ...texts: readonly string[]): readonly Row[] =>
  texts.map((text): Row => [text, answer({ [id]: value })]);

describe('a name', () => {
  test.each<Row>([
    ...each(
      'NAME',
      'Ana Souza',
      'Ana Souza',
      'meu nome é Ana Souza',
      'Meu nome e Ana Souza',
      'me chamo Ana Souza',
    ),
    ...each(
      'NAME',
      'Ana Souza',
      'chamo-me Ana Souza',
      'Oi, sou a Ana Souza',
      'aqui é a Ana Souza',
      'É a Ana Souza',
    ),
    ...each('NAME', 'Maria da Silva', 'sou a Maria da Silva', 'Maria da Silva'),
    ...each('NAME', 'João dos Santos', 'aqui quem fala é o João dos Santos'),
    ...each('NAME', 'Domingos', 'Domingos', 'pode me chamar de Domingos'),
    ...each('NAME', 'Ana da Conceição', 'Ana da Conceição'),
    ['Ana, da Acme', answer({ NAME: 'Ana', COMPANY: 'Acme' })],
    ['sou a Ana da Acme', answer({ NAME: 'Ana', COMPANY: 'Acme' })],
    ['Sou o Rui e trabalho na Acme', answer({ NAME: 'Rui', COMPANY: 'Acme' })],
    ['Ana e meu email é ana@acme.com', answer({ NAME: 'Ana', EMAIL: 'ana@acme.com' })],
    [
      'Ana Souza, ana@acme.com, 912 345 678',
      answer({ NAME: 'Ana Souza', EMAIL: 'ana@acme.com', PHONE: '+351912345678' }),
    ],
    ...['sim', 'Sim', 'não sei', '123'].map((text): Row => [text, invalid('notAName')]),
    ...['prefiro não dizer', 'pular', 'não quero informar'].map((text): Row => [text, simple('skip')]),
    ['quero falar com uma pessoa', simple('askPerson')],
  ])('%j', (text, event) => {
    expect(replyTo('NAME', text)).toEqual(event);
  });
});

describe('an address and a number', () => {
  test.each<Row>([
    ...each('EMAIL', 'ana@acme.com', 'é ana@acme.com', 'meu e-mail é ana@acme.com', 'email: ana@acme.com'),
    [
      'o e-mail é ana@acme.com e o telefone 912345678',
      answer({ EMAIL: 'ana@acme.com', PHONE: '+351912345678' }),
    ],
    ['não tenho', { type: 'skip' }],
  ])('%j', (text, event) => {
    expect(replyTo('EMAIL', text)).toEqual(event);
  });

  test.each<Row>([
    ...each('PHONE', '+351912345678', '912345678', 'meu telemóvel é 912 345 678', 'o meu é 912 345 678'),
    ...each('PHONE', '+5511987654321', '+55 11 98765-4321', 'whats: +55 (11) 98765-4321'),
  ])('%j', (text, event) => {
    expect(replyTo('PHONE', text)).toEqual(event);
  });
});

describe('a company', () => {
  test.each<Row>([
    ...each('COMPANY', 'Acme', 'Acme', 'trabalho na Acme', 'a empresa se chama Acme', 'somos a Acme'),
    ...each('COMPANY', 'Sim Telecom', 'Sim Telecom'),
    ...each('COMPANY', 'Segunda Casa', 'Segunda Casa'),
    ...each('COMPANY', 'Padaria do João', 'Padaria do João'),
    ['Acme Ltda., 25 funcionários', answer({ COMPANY: 'Acme Ltda.', EMPLOYEES: 25 })],
  ])('%j', (text, event) => {
    expect(replyTo('COMPANY', text)).toEqual(event);
  });

  test.each(['sim', 'não', 'por que você precisa saber?'])('%j is none', (text) => {
    expect(replyTo('COMPANY', text)).not.toHaveProperty('answers');
  });
});

describe('a count', () => {
  test.each<Row>([
    ...each('EMPLOYEES', 25, '25', 'vinte e cinco', 'somos 25', '25 funcionários', 'cerca de 25 pessoas'),
    ...each('EMPLOYEES', 21, 'vinte e um', 'vinte e uma pessoas'),
    ...each('EMPLOYEES', 125, 'cento e vinte e cinco'),
    ...each('EMPLOYEES', 1_500, 'mil e quinhentos', '1.500', '1500'),
    ...each('EMPLOYEES', 5_000, '5 mil', 'cinco mil', '5 mil funcionários'),
    ...each('EMPLOYEES', 12, 'uma dúzia', 'somos uns doze'),
    ...each('EMPLOYEES', 6, 'meia dúzia'),
    ...each('EMPLOYEES', 20, 'entre 10 e 20', '10 ou 20'),
    ...each('EMPLOYEES', 1, 'só eu', 'um', 'sozinho'),
    ...each('EMPLOYEES', 0, 'nenhum', 'zero'),
    ...['entre 10 e 50', 'às 15h', 'não sei', '10 ou 30', '1,5'].map(
      (text): Row => [text, invalid('notANumber')],
    ),
  ])('%j', (text, event) => {
    expect(replyTo('EMPLOYEES', text)).toEqual(event);
  });
});

describe('a choice', () => {
  test.each<Row>([
    ...each('CHANNEL', 'whatsapp', 'WhatsApp', 'no zap', '1', 'o primeiro', 'opção um', 'pelo whats'),
    ...each('CHANNEL', 'website-chat', 'no site', 'chat do site', '2', 'o segundo'),
    ...each('CHANNEL', 'email', 'e-mail', 'por email', 'email'),
    ...each('CHANNEL', 'instagram-facebook', 'instagram', 'redes sociais', 'o último'),
    ...each('CHANNEL', 'Telegram', 'Telegram'),
    ['whatsapp, e somos 30 funcionários', answer({ CHANNEL: 'whatsapp', EMPLOYEES: 30 })],
  ])('%j', (text, event) => {
    expect(replyTo('CHANNEL', text)).toEqual(event);
  });
});

describe('a correction while something else is asked', () => {
  test.each<Row>([
    ['não, meu nome é Anna', correct({ NAME: 'Anna' })],
    ['na verdade meu nome é Anna', correct({ NAME: 'Anna' })],
    ['errei o nome, é Anna', correct({ NAME: 'Anna' })],
    ['muda o nome para Anna', correct({ NAME: 'Anna' })],
    ['meu nome é Anna, não Ana', correct({ NAME: 'Anna' })],
    ['não, o e-mail é ana@outra.com', correct({ EMAIL: 'ana@outra.com' })],
    ['não, o outro e-mail: ana@outra.com', correct({ EMAIL: 'ana@outra.com' })],
    ['desculpa, o email certo é ana@outra.com', correct({ EMAIL: 'ana@outra.com' })],
    ['o e-mail está errado', change('EMAIL')],
    ['email errado', change('EMAIL')],
    ['quero mudar o nome', change('NAME')],
  ])('%j', (text, event) => {
    expect(replyTo('PHONE', text)).toEqual(event);
  });
});
