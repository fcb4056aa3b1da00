import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import { btrix, change, correct, faq, read, simple } from '../../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const review = {
  locale: 'pt-BR',
  expectation: { kind: 'review' },
  answers: {
    NAME: 'Ana',
    EMAIL: 'ana@acme.com',
    PHONE: '+351912345678',
    COMPANY: 'Acme',
    EMPLOYEES: 25,
    CHANNEL: 'whatsapp',
    GOAL: 'leads',
  },
  options: ['yes', 'no', 'cancel'],
} as const;

describe('at the review', () => {
  test.each([
    ...[
      'sim',
      'Sim!',
      'SIM',
      's',
      'sim, por favor',
      'sim sim',
      'claro',
      'claro que sim',
      'com certeza',
      'ok',
    ],
    ...[
      'isso',
      'isso mesmo',
      'exatamente',
      'correto',
      'tá certo',
      'está certo',
      'tudo certo',
      'ta bom',
      'beleza',
    ],
    ...[
      'pode',
      'pode sim',
      'pode ser',
      'pode confirmar',
      'sim, pode confirmar',
      'podes confirmar',
      'confirmo',
    ],
    ...[
      'pode marcar',
      'pode agendar',
      'tá',
      'sim, obrigada',
      'tudo certinho',
      'isso aí',
      'Sim, confirmar',
      'fechado',
      'combinado',
      'está tudo certo',
      '1',
    ],
  ])('%j books', (text) => {
    expect(read(text, review)).toEqual(simple('yes'));
  });

  test.each([
    ...[
      'sim?',
      'sim, mas mude o horário',
      'sim mas na terça',
      'acho que sim',
      'talvez',
      'sim 👍',
      'Sim Telecom',
    ],
    ...[
      'pode?',
      'pode cancelar',
      'pode mudar',
      'pode apagar',
      'isso não',
      'não pode',
      'não confirma',
      'claro que não',
    ],
    ...[
      'não está certo',
      'quase certo',
      'sim se for às 15h',
      'confirmar depois',
      'pode ser às 15h',
      'o quê?',
      'bem',
    ],
    ...['tudo bem?', 'ok mas espera', 'sim e não', 'não', 'a primeira', 'quem sabe', 'sei lá', 'obrigado'],
  ])('%j does not book', (text) => {
    expect(read(text, review)).not.toEqual(simple('yes'));
  });

  test.each([
    ...['não', 'nao', 'n', 'não, obrigado', 'ainda não', 'espera', 'peraí', 'está errado', 'claro que não'],
    ...[
      'mudar algo',
      'quero alterar uma coisa',
      'Alterar algo',
      'preciso corrigir uma coisa',
      'não está certo',
    ],
  ])('%j declines', (text) => {
    expect(read(text, review)).toEqual(simple('no'));
  });

  test.each<Row>([
    ['não, meu nome é Anna', correct({ NAME: 'Anna' })],
    ['o nome certo é Anna', correct({ NAME: 'Anna' })],
    ['e-mail: ana@nova.com', correct({ EMAIL: 'ana@nova.com' })],
    ['o e-mail está errado, é ana@acme.pt', correct({ EMAIL: 'ana@acme.pt' })],
    ['troca o telefone para 966 555 444', correct({ PHONE: '+351966555444' })],
    ['a empresa é Acme Brasil', correct({ COMPANY: 'Acme Brasil' })],
    ['somos 30 funcionários', correct({ EMPLOYEES: 30 })],
    ['trocar o canal para e-mail', correct({ CHANNEL: 'email' })],
    ['o canal é Instagram', correct({ CHANNEL: 'instagram-facebook' })],
    ['mudar o email', change('EMAIL')],
    ['telefone errado', change('PHONE')],
    ['meu telefone mudou', change('PHONE')],
    ['quero mudar o horário', change('SLOT')],
    ['outro dia', change('SLOT')],
    ['remarcar', change('SLOT')],
    ['o nome está errado', change('NAME')],
    ['na verdade somos 32', correct({ EMPLOYEES: 32 })],
    ['não é Acme, é Acme Brasil', correct({ COMPANY: 'Acme Brasil' })],
    ['quero remarcar minha demo', change('SLOT')],
    ['whatsapp não, instagram', correct({ CHANNEL: 'instagram-facebook' })],
    ['não é Ana, é Anna', correct({ NAME: 'Anna' })],
    ['o sobrenome está errado', change('NAME')],
    ['tem mais tarde?', simple('moreSlots')],
    ['número de funcionários', change('EMPLOYEES')],
    ['cancelar', simple('cancel')],
    ['quero cancelar', simple('cancel')],
    ['uma pessoa, por favor', simple('askPerson')],
    ['quanto tempo dura a demo?', faq('demo-length')],
  ])('%j', (text, event) => {
    expect(read(text, review)).toEqual(event);
  });

  test.each<Row>([
    ['o e-mail', change('EMAIL')],
    ['telefone', change('PHONE')],
    ['o horário', change('SLOT')],
    ['nada', simple('keep')],
    ['deixa assim', simple('keep')],
  ])('%j, where what can be changed is listed', (text, event) => {
    const options = [...btrix.questions.map(({ id }) => id), 'SLOT', 'keep'];
    expect(read(text, { ...review, options })).toEqual(event);
  });
});

describe('after the booking', () => {
  const confirmed = { ...review, expectation: { kind: 'confirmed' }, options: [] } as const;
  test.each<Row>([
    ...['quando é?', 'que horas é minha demo?', 'qual é o meu código?', 'está confirmado?'].map(
      (text): Row => [text, simple('recallBooking')],
    ),
    ['quero remarcar', change('SLOT')],
    ['mudar o horário', change('SLOT')],
    ['quero cancelar a reserva', simple('cancel')],
    ['obrigada', simple('thank')],
    ['tchau', simple('goodbye')],
  ])('%j', (text, event) => {
    expect(read(text, confirmed)).toEqual(event);
  });
});

describe('where being forgotten is asked back', () => {
  const forget = { locale: 'pt-BR', expectation: { kind: 'forget' }, options: ['yes', 'no'] } as const;
  test.each<Row>([
    ...['sim', 'Sim, apagar', 'pode apagar'].map((text): Row => [text, simple('yes')]),
    ...['não', 'Não, manter', 'melhor não'].map((text): Row => [text, simple('no')]),
  ])('%j', (text, event) => {
    expect(read(text, forget)).toEqual(event);
  });
});
