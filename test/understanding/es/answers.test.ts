import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import {
  answer,
  asked,
  barbershop,
  btrix,
  change,
  correct,
  faq,
  invalid,
  NOT_UNDERSTOOD,
  read,
  type Scene,
  simple,
} from '../../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const leer = (text: string, scene: Scene = {}): VisitorEvent => read(text, { locale: 'es', ...scene });

const named = (name: string): VisitorEvent => answer({ NAME: name });
const company = (name: string): VisitorEvent => answer({ COMPANY: name });
const employees = (count: number): VisitorEvent => answer({ EMPLOYEES: count });

describe('a name', () => {
  test.each<Row>([
    ...[
      'Ana',
      'soy Ana',
      'Hola, soy Ana',
      'me llamo Ana',
      'claro, Ana',
      'mi nombre es Ana',
      'a nombre de Ana',
    ].map((text): Row => [text, named('Ana')]),
    ['María de los Ángeles', named('María de los Ángeles')],
    ['soy Juan de la Cruz', named('Juan de la Cruz')],
    ['Ana de Armas', named('Ana de Armas')],
    ...['Luz', 'Dolores Fuertes', 'Mercedes', 'Juan Claro', 'Socorro', 'Domingo Pérez', 'Abril López'].map(
      (text): Row => [text, named(text)],
    ),
    ['soy Domingo', named('Domingo')],
    ...['Domingo', 'Julio', 'Abril', 'Julio Martes', 'Segundo Ramírez'].map(
      (text): Row => [text, named(text)],
    ),
    ['domingo', { type: 'wishSlot', wish: { day: { kind: 'weekday', weekday: 7 }, time: null } }],
    ['soy la encargada, Ana', named('Ana')],
    ['Ana Ruiz, directora de marketing en Acme', named('Ana Ruiz')],
    ['Ana, ana@acme.com, 612 345 678', answer({ NAME: 'Ana', EMAIL: 'ana@acme.com', PHONE: '612 345 678' })],
    ['soy Ana y mi correo es ana@acme.com', answer({ NAME: 'Ana', EMAIL: 'ana@acme.com' })],
    ['soy Ana de Acme', answer({ NAME: 'Ana', COMPANY: 'Acme' })],
    ['Ana Gil de Acme, ana@acme.es', answer({ NAME: 'Ana Gil', COMPANY: 'Acme', EMAIL: 'ana@acme.es' })],
    [
      'Elena Vidal, ¿y cuánto dura la demo?',
      {
        type: 'answer',
        answers: { NAME: 'Elena Vidal' },
        wish: null,
        asks: { kind: 'entry', entry: 'faq:demo-length' },
      },
    ],
  ])('%j is read', (text, event) => {
    expect(leer(text, { expectation: asked(btrix, 'NAME') })).toEqual(event);
  });

  test.each(['no', 'sí', 'no te lo digo'])('%j is none', (text) => {
    expect(leer(text, { expectation: asked(btrix, 'NAME') })).toEqual(invalid('notAName'));
  });

  test.each(['¿por qué?', 'para qué lo necesitan?'])('%j asks what nobody knows', (text) => {
    expect(leer(text, { expectation: asked(btrix, 'NAME') })).toEqual({
      type: 'ask',
      asked: { kind: 'unknown' },
    });
  });

  test.each<Row>([
    ['ok, Luis Peña, teléfono 212 555 0155', answer({ NAME: 'Luis Peña', PHONE: '+12125550155' })],
    ['Ana de Zárate', named('Ana de Zárate')],
    ['soy Ana de Zárate', named('Ana de Zárate')],
  ])('%j is read where no company is asked for', (text, event) => {
    expect(leer(text, { business: barbershop, expectation: asked(barbershop, 'NAME') })).toEqual(event);
  });
});

test.each<Row>([
  ...['es ana@acme.com, gracias', 'mi correo es ana@acme.com', 'ANA@ACME.COM'].map(
    (text): Row => [text, answer({ EMAIL: 'ana@acme.com' })],
  ),
  ['ana@acme.com y mi tel es 612 345 678', answer({ EMAIL: 'ana@acme.com', PHONE: '612 345 678' })],
  ['ana@acme', invalid('notAnEmail')],
  [
    'el martes a las 3, ana@acme.com',
    answer(
      { EMAIL: 'ana@acme.com' },
      { day: { kind: 'date', date: '2026-11-24' }, time: { kind: 'at', minute: 900 } },
    ),
  ],
  ['prefiero no darlo', simple('skip')],
  ['no, me llamo Anna', correct({ NAME: 'Anna' })],
  ['perdón, es Anna, no Ana', correct({ NAME: 'Anna' })],
  ['el nombre está mal', change('NAME')],
  ['¿y cuánto dura la demo?', faq('demo-length')],
])('%j is read where an address is asked for', (text, event) => {
  expect(leer(text, { expectation: asked(btrix, 'EMAIL'), answers: { NAME: 'Ana' } })).toEqual(event);
});

test.each<Row>([
  ...[
    'Acme',
    'trabajo en Acme',
    'en Acme',
    'soy de Acme',
    'la empresa se llama Acme',
    'mi empresa es Acme',
  ].map((text): Row => [text, company('Acme')]),
  ...[
    'Banco de Santander',
    'El Corte Inglés',
    'La Segunda',
    'Mañana Labs',
    'Sí Sí Marketing',
    'Ayuda en Acción',
  ].map((text): Row => [text, company(text)]),
  ['Acme, S.A. de C.V.', company('Acme, S.A. de C.V.')],
  ['Acme, 25 empleados', answer({ COMPANY: 'Acme', EMPLOYEES: 25 })],
  ['Acme y somos 25', answer({ COMPANY: 'Acme', EMPLOYEES: 25 })],
  ...['Sí', 'Vale', 'para qué quieren saberlo', '¿por qué lo preguntas?'].map(
    (text): Row => [text, NOT_UNDERSTOOD],
  ),
  ['ayuda', simple('openSupport')],
  ['perdón, me equivoqué en el correo: ana@acme.mx', correct({ EMAIL: 'ana@acme.mx' })],
  ['antes de eso, quiero cambiar mi teléfono', change('PHONE')],
])('%j is read where a company is asked for', (text, event) => {
  const answers = { NAME: 'Ana', EMAIL: 'ana@acme.com', PHONE: '612 345 678' };
  expect(leer(text, { expectation: asked(btrix, 'COMPANY'), answers })).toEqual(event);
});

test.each<Row>([
  ...['25', 'somos 25', '25 empleados', 'tenemos unos 25 trabajadores', 'veinticinco'].map(
    (text): Row => [text, employees(25)],
  ),
  ['treinta y cinco', employees(35)],
  ['ciento veinte', employees(120)],
  ['doscientos cincuenta', employees(250)],
  ['mil doscientos', employees(1_200)],
  ['1.200', employees(1_200)],
  ['una', employees(1)],
  ['solo yo', employees(1)],
  ['una docena', employees(12)],
  ['un centenar', employees(100)],
  ['medio millón', employees(500_000)],
  ['entre 10 y 20', employees(20)],
  ['ninguno', employees(0)],
  ...['muchos', 'entre 10 y 50', 'dos o tres', 'doscientos trescientos'].map(
    (text): Row => [text, invalid('notANumber')],
  ),
  ['somos 7 y usamos sobre todo Instagram', answer({ EMPLOYEES: 7, CHANNEL: 'instagram-facebook' })],
])('%j is read where a number is asked for', (text, event) => {
  expect(leer(text, { expectation: asked(btrix, 'EMPLOYEES') })).toEqual(event);
});

test.each<readonly [text: string, choice: string]>([
  ['por whatsapp', 'whatsapp'],
  ['el primero', 'whatsapp'],
  ['en la web', 'website-chat'],
  ['creo que instagram', 'instagram-facebook'],
  ['por correo electrónico', 'email'],
  ['telegram', 'telegram'],
])('%j is read where a channel is asked for', (text, choice) => {
  expect(leer(text, { expectation: asked(btrix, 'CHANNEL') })).toEqual(answer({ CHANNEL: choice }));
});
