import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import {
  answer,
  barbershop,
  book,
  faq,
  NOT_UNDERSTOOD,
  read,
  type Scene,
  simple,
  topic,
} from '../../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const ler = (text: string, scene: Scene = {}): VisitorEvent => read(text, { locale: 'pt-BR', ...scene });

const rows = (event: VisitorEvent, ...texts: readonly string[]): readonly Row[] =>
  texts.map((text): Row => [text, event]);

describe('in the menu', () => {
  test.each<Row>([
    ...rows(topic('PRICING'), '1', '1)', 'opção 1', 'opcao um', 'número 1', 'a primeira', 'o primeiro'),
    ...rows(topic('PRICING'), 'Preços e planos', 'precos', 'preço', 'os preços por favor'),
    ...rows(topic('PRICING'), 'quanto custa?', 'Quanto é que custa?', 'qual é o valor?', 'quanto sai'),
    ...rows(
      topic('PRICING', 'pro'),
      'me fala do plano pro',
      'Quanto custa o plano Pro?',
      'o plano profissional',
    ),
    ...rows(topic('AGENTS'), '2', 'agentes de IA', 'o que vocês fazem?', 'quero saber sobre os agentes'),
    ...rows(topic('AGENTS', 'sales'), 'agente de vendas', 'me fale sobre o agente de vendas'),
    ...rows(topic('AGENTS', 'hr'), 'vocês têm agente de RH?'),
    ...rows(
      simple('openSupport'),
      '3',
      'suporte',
      'preciso de ajuda com a minha fatura',
      'tenho um problema',
    ),
    ...rows(book(), '4', 'a última'),
  ])('%j names something on the menu', (text, event) => {
    expect(ler(text)).toEqual(event);
  });

  test.each<Row>([
    ...rows(simple('greet'), 'oi', 'Olá!', 'bom dia', 'Boa tarde, tudo bem?', 'oi td bem', 'e aí'),
    ...rows(simple('thank'), 'obrigado', 'Obrigada!', 'muito obrigada', 'obg', 'vlw', 'valeu pela ajuda'),
    ...rows(simple('goodbye'), 'tchau', 'até logo', 'só isso, obrigado', 'era só isso', 'tchau, obrigada'),
    ...rows(simple('openMenu'), 'menu', 'voltar ao menu', 'quais são as opções?', 'mostra o menu'),
    ...rows(simple('back'), 'voltar', 'volta', 'pergunta anterior'),
    ...rows(simple('startOver'), 'começar de novo', 'quero recomeçar', 'vamos começar do zero'),
    ...rows(
      simple('cancel'),
      'cancelar',
      'cancela isso',
      'deixa pra lá',
      'mudei de ideia',
      'não quero agendar',
    ),
    ...rows(
      simple('recallBooking'),
      'meu agendamento',
      'qual é o meu código?',
      'quando é minha reunião?',
      'o que está marcado?',
    ),
    ...rows(simple('no'), 'não', 'nao', 'agora não', 'não, obrigado'),
  ])('%j asks what can be asked anywhere', (text, event) => {
    expect(ler(text)).toEqual(event);
  });

  test.each(
    [
      'atendente',
      'quero falar com um atendente',
      'falar com uma pessoa',
      'me passa para alguém da equipe',
    ].concat([
      'posso falar com um humano?',
      'quero uma pessoa de verdade',
      'pode me ligar? quero falar com alguém',
    ]),
  )('%j asks for a person', (text) => {
    expect(ler(text)).toEqual(simple('askPerson'));
  });

  test.each([
    'esqueça meus dados',
    'me esqueça',
    'apague todos os meus dados',
    'quero excluir meus dados pessoais',
  ])('%j asks to be forgotten', (text) => {
    expect(ler(text)).toEqual(simple('forgetMe'));
  });

  test.each(['qual é a capital da França?', 'sim', 'claro', 'lorem ipsum'])(
    '%j is no wish to book',
    (text) => {
      expect(ler(text).type).not.toBe('book');
    },
  );

  test.each<Row>([
    ['quanto tempo dura a demo?', faq('demo-length')],
    ['qual o horário de vocês?', faq('demo-hours')],
    ['dá para marcar para hoje?', faq('demo-notice')],
    ['tem taxa de implantação?', faq('set-up-and-monthly')],
  ])('%j is a question of the FAQ', (text, event) => {
    expect(ler(text)).toEqual(event);
  });
});

describe('wanting to book', () => {
  test.each<Row>([
    ...rows(
      book(),
      'agendar',
      'quero marcar',
      'queria agendar um horário',
      'gostava de marcar',
      'como faço pra agendar?',
    ),
    ...rows(book(), 'posso marcar?', 'vc pode agendar pra mim?', 'vamos agendar', 'tem como marcar?'),
    ...rows(
      book('demo'),
      'queria marcar uma demonstração',
      'gostaria de agendar uma reunião',
      'marca uma demo',
    ),
    ...rows(
      book('demo'),
      'bom dia, queria marcar uma demo',
      'quero agendar uma call por favor',
      'demonstração',
    ),
  ])('%j', (text, event) => {
    expect(ler(text)).toEqual(event);
  });

  test.each<Row>([
    ...rows(
      book('haircut'),
      'quero cortar o cabelo',
      'preciso de um corte',
      'um corte, por favor',
      'marcar um corte',
    ),
    ...rows(book('haircut-and-beard'), 'corte e barba', 'barba e cabelo', 'queria fazer a barba'),
    ...rows(book(), 'preciso marcar hora', 'marcar horário', 'quero reservar'),
    ...rows(faq('opening-hours'), 'vocês abrem no domingo?', 'que horas vocês fecham?'),
    ...rows(faq('walk-ins'), 'vocês atendem sem hora marcada?', 'precisa marcar antes?'),
    ...rows(faq('duration'), 'quanto tempo leva um corte?', 'quanto tempo demora o corte'),
  ])('%j at the barber', (text, event) => {
    expect(ler(text, { business: barbershop })).toEqual(event);
  });

  test.each<Row>([
    [
      'Sou a Ana da Acme, ana@acme.com, queria uma demo',
      book('demo', { answers: { NAME: 'Ana', COMPANY: 'Acme', EMAIL: 'ana@acme.com' } }),
    ],
    ['meu nome é João da Silva, quero agendar', book(null, { answers: { NAME: 'João da Silva' } })],
    [
      'bom dia, sou o Carlos Pereira da Padaria Central e quero marcar uma demo',
      book('demo', { answers: { NAME: 'Carlos Pereira', COMPANY: 'Padaria Central' } }),
    ],
    ['aqui é a Maria da Luz', answer({ NAME: 'Maria da Luz' })],
  ])('%j tells answers, too', (text, event) => {
    expect(ler(text)).toEqual(event);
  });

  test.each(['não', 'Reunião na terça', 'Preço do plano', 'Horário da tarde'])('%j names nobody', (text) => {
    expect(ler(text)).not.toHaveProperty('answers.NAME');
  });

  test('what is not known is not understood', () => {
    expect(ler('xyzzy')).toEqual(NOT_UNDERSTOOD);
  });
});
