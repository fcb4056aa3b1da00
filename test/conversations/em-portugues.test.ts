import { afterAll, beforeAll, describe, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const conversar = async (script: string): Promise<void> => void (await play(app.url, script));

describe('in Portuguese', () => {
  test('a whole booking: several answers at once, a question in between, a correction, a time in words', () =>
    conversar(`
      > Olá, queria marcar uma demonstração
      < BOOK_NAME Qual é o seu nome?
      > Sou a Ana da Acme, meu e-mail é ana@acme.com
      < BOOK_PHONE Obrigado, Ana.
      > quanto tempo dura a demo?
      < BOOK_PHONE A demonstração dura 30 minutos.
      < Qual é o melhor telefone
      > 912 345 678
      < BOOK_EMPLOYEES Quantos funcionários
      > somos uns vinte e cinco
      < BOOK_CHANNEL Em qual canal
      > no zap
      > mais vendas
      < BOOK_SLOT Estes são os primeiros horários livres
      > de manhã não posso, pode ser terça à tarde?
      < BOOK_SLOT terça-feira
      > 1
      < BOOK_REVIEW Por favor, confira os dados:
      < Nome: Ana
      < Número de funcionários: 25
      > não, o e-mail é ana@acme.com.br
      < BOOK_REVIEW E-mail de trabalho: ana@acme.com.br
      > sim, pode confirmar
      < BOOK_CONFIRMED Seu agendamento está confirmado
      > que horas é?
      < BOOK_CONFIRMED está confirmado
      > obrigada
      < De nada.
      `));

  test('what is typed without accents and in short', () =>
    conversar(`
      > oi td bem? vc pode me agendar uma demo?
      < BOOK_NAME Qual é o seu nome?
      > meu nome e Joao
      < BOOK_EMAIL Obrigado, Joao.
      > nao sei
      < BOOK_EMAIL não consigo agendar sem essa informação. Qual é o seu e-mail de trabalho?
      < 1. Falar com uma pessoa
      > quero cancelar
      < MENU interrompi este agendamento
      `));

  test('no yes but a plain one books', () =>
    conversar(`
      > quero agendar uma demo, sou o Rui da Acme, rui@acme.com, 912345678
      < BOOK_EMPLOYEES Obrigado, Rui.
      > 10
      > whatsapp
      > mais leads
      > o primeiro
      < BOOK_REVIEW Posso confirmar o agendamento?
      > sim, mas mude o telefone
      < BOOK_PHONE
      > manter
      < BOOK_REVIEW
      > acho que sim
      < BOOK_REVIEW diga “sim”
      > isso mesmo
      < BOOK_CONFIRMED
      `));
});
