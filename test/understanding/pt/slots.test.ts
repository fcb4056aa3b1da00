import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import { correct, read, simple } from '../../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const OFFERED = ['20261123T090000Z', '20261123T113000Z', '20261124T150000Z', '20261125T100000Z'];
const slot = {
  locale: 'pt-BR',
  expectation: { kind: 'slot', offered: OFFERED },
  answers: { NAME: 'Ana', EMAIL: 'ana@acme.com', EMPLOYEES: 25 },
} as const;

const rows = (event: VisitorEvent, ...texts: readonly string[]): readonly Row[] =>
  texts.map((text): Row => [text, event]);

const pick = (slotId: string): VisitorEvent => ({ type: 'pickSlot', slotId });
const wish = (day: object | null, time: object | null = null) =>
  ({ type: 'wishSlot', wish: { day, time } }) as VisitorEvent;
const ruledOut = (...not: readonly object[]) =>
  ({ type: 'wishSlot', wish: { day: null, time: null, not } }) as VisitorEvent;

const on = (date: string) => ({ kind: 'date', date });
const weekday = (number: number) => ({ kind: 'weekday', weekday: number });
const from = (start: number, to = 1440) => ({ kind: 'range', from: start, to });
const part = (name: string) => ({ kind: 'part', part: name });

describe('a reply to the times that are offered', () => {
  test.each<Row>([
    ...rows(
      pick('20261123T090000Z'),
      '1',
      'o primeiro',
      'a primeira opção',
      'o primeiro horário',
      'número um',
    ),
    ...rows(
      pick('20261123T113000Z'),
      '2',
      'o segundo',
      'quero o segundo',
      'segunda às 11h30',
      'às 11 e meia',
    ),
    ...rows(pick('20261124T150000Z'), 'terça às 15h', '15h', '3 da tarde', 'às três', '24/11 às 15h'),
    ...rows(pick('20261124T150000Z'), 'terça-feira, 24 de novembro de 2026, 15:00'),
    ...rows(pick('20261125T100000Z'), 'dia 25 às 10h', 'o último', 'quarta às dez da manhã'),
  ])('%j picks one', (text, event) => {
    expect(read(text, slot)).toEqual(event);
  });

  test.each<Row>([
    ...rows(wish(weekday(1)), 'segunda', 'na segunda-feira', 'pode ser segunda?', 'segunda-feira'),
    ...rows(
      wish(weekday(2), part('afternoon')),
      'terça à tarde',
      'terca de tarde',
      'na terça à tarde, por favor',
    ),
    ...rows(wish(on('2026-11-20')), 'hoje', 'pode ser hoje?', 'tem pra hoje?'),
    ...rows(wish(on('2026-11-21'), part('morning')), 'amanhã de manhã', 'amanha de manha'),
    ...rows(wish(on('2026-11-22')), 'depois de amanhã'),
    ...rows(wish(null, part('morning')), 'de manhã', 'só posso de manhã', 'pela manhã'),
    ...rows(wish(null, from(1020)), 'depois das 17h', 'a partir das 17'),
    ...rows(wish(null, from(0, 600)), 'antes das 10'),
    ...rows(wish(null, from(840, 960)), 'entre 14h e 16h', 'entre as 2 e as 4'),
    ...rows(
      wish({ kind: 'range', from: '2026-11-23', to: '2026-11-29' }),
      'semana que vem',
      'na próxima semana',
    ),
    ...rows(
      ruledOut({ day: weekday(5), time: null }),
      'sexta não dá',
      'sexta não posso',
      'qualquer dia menos sexta',
    ),
    ...rows(ruledOut({ day: on('2026-11-20'), time: null }), 'hoje não', 'hoje não dá'),
    ...rows(ruledOut({ day: null, time: part('morning') }), 'não posso de manhã', 'de manhã não'),
  ])('%j wishes for another', (text, event) => {
    expect(read(text, slot)).toEqual(event);
  });

  test.each<Row>([
    ...rows(
      simple('moreSlots'),
      'mais tarde',
      'outros horários',
      'nenhum desses',
      'nenhum serve',
      'tem outro horário?',
    ),
    ...rows(simple('cancel'), 'deixa pra lá', 'quero cancelar', 'não quero mais'),
    ...rows(simple('askPerson'), 'quero falar com alguém'),
    ['meu email mudou: novo@acme.com', correct({ EMAIL: 'novo@acme.com' })],
    ['esqueci de dizer, somos 40', correct({ EMPLOYEES: 40 })],
  ])('%j says something else', (text, event) => {
    expect(read(text, slot)).toEqual(event);
  });
});
