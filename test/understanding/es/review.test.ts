import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import { answer, change, correct, NOT_UNDERSTOOD, read, type Scene, simple } from '../../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const leer = (text: string, scene: Scene = {}): VisitorEvent => read(text, { locale: 'es', ...scene });

const ANSWERS = {
  NAME: 'Ana Silva',
  EMAIL: 'ana@acme.com',
  PHONE: '+351912345678',
  COMPANY: 'Acme',
  EMPLOYEES: 25,
  CHANNEL: 'whatsapp',
};

const review = (text: string): VisitorEvent =>
  leer(text, {
    expectation: { kind: 'review' },
    answers: ANSWERS,
    options: ['yes', 'no', 'cancel'],
  });

describe('to the review', () => {
  test.each([
    ...[
      'sí',
      'si',
      'Sí, reservar',
      '¡Sí!',
      'sí, por favor',
      'por favor, sí',
      'perfecto, resérvelo',
      'sii',
      'ok',
      'vale',
      'dale',
      'claro que sí',
    ],
    ...[
      'confirmo',
      'sí, confirmo la reserva',
      'de acuerdo',
      'todo correcto',
      'está bien',
      'adelante',
      'resérvala',
    ],
  ])('%j says yes', (text) => {
    expect(review(text)).toEqual(simple('yes'));
  });

  test.each([
    ...[
      'sí?',
      'sí 👍',
      'perfecto',
      'bueno',
      'si puedo',
      'sí mañana',
      'mañana',
      'me sirve',
      'reservar',
      'listo',
      'gracias',
    ],
    ...[
      'si quiero cambiar algo',
      'no, todo bien',
      'sí, pero cambia el correo',
      'ok, pero a las 4',
      'casi correcto',
    ],
  ])('%j does not', (text) => {
    expect(review(text)).not.toEqual(simple('yes'));
  });

  test.each([
    'no',
    'no, gracias',
    'espera',
    'un momento',
    'todavía no',
    'cambiar algo',
    'está mal',
    'no estoy seguro',
  ])('%j says no', (text) => {
    expect(review(text)).toEqual(simple('no'));
  });

  test.each<Row>([
    ['no, el correo es pepe@acme.com', correct({ EMAIL: 'pepe@acme.com' })],
    ['cambia el correo a pepe@acme.com', correct({ EMAIL: 'pepe@acme.com' })],
    ['el correo es ana@acme.es, no el otro', correct({ EMAIL: 'ana@acme.es' })],
    ['sí, pero el correo es pepe@x.com', correct({ EMAIL: 'pepe@x.com' })],
    ['cambia el teléfono por +34 611 222 333', correct({ PHONE: '+34611222333' })],
    ['me llamo Juan, no Ana', correct({ NAME: 'Juan' })],
    ['no es Ana, es Anna', correct({ NAME: 'Anna Silva' })],
    ['el nombre está mal, es Juan Pérez', correct({ NAME: 'Juan Pérez' })],
    ['póngalo a nombre de Miguel Ángel', correct({ NAME: 'Miguel Ángel' })],
    ['la empresa se llama Acme Ibérica', correct({ COMPANY: 'Acme Ibérica' })],
    ['en realidad somos 18 empleados', correct({ EMPLOYEES: 18 })],
    ['mejor por el chat de la web en vez de WhatsApp', correct({ CHANNEL: 'website-chat' })],
    ['mi objetivo es vender más', answer({ GOAL: 'leads' })],
    ['quiero cambiar el nombre', change('NAME')],
    ...[
      'correo equivocado',
      'el correo está mal',
      'me equivoqué de correo',
      'hay un error en el correo',
      'otro correo',
    ].map((text): Row => [text, change('EMAIL')]),
    ...['cambiar la hora', 'quiero cambiar el horario', 'reprogramar', 'mover mi cita'].map(
      (text): Row => [text, change('SLOT')],
    ),
  ])('%j changes an answer', (text, event) => {
    expect(review(text)).toEqual(event);
  });

  test.each<Row>([
    ['mejor a las 4', { type: 'wishSlot', wish: { day: null, time: { kind: 'at', minute: 960 } } }],
    ['mejor el miércoles', { type: 'wishSlot', wish: { day: { kind: 'weekday', weekday: 3 }, time: null } }],
    ['otro día', simple('moreSlots')],
    ['cancelar', simple('cancel')],
    ['cancela todo', simple('cancel')],
    ['menú', simple('openMenu')],
    ['👍', NOT_UNDERSTOOD],
  ])('%j leads elsewhere', (text, event) => {
    expect(review(text)).toEqual(event);
  });
});

describe('after the booking', () => {
  test.each<Row>([
    ...['¿cuándo es?', 'a qué hora era?', 'cuál es mi referencia', 'quedó reservado?'].map(
      (text): Row => [text, simple('recallBooking')],
    ),
    ...['quiero cambiarla', 'necesito reprogramar', 'cambiar la hora'].map(
      (text): Row => [text, change('SLOT')],
    ),
    ['cancelar la cita', simple('cancel')],
    ['gracias', simple('thank')],
  ])('%j is about it', (text, event) => {
    expect(leer(text, { expectation: { kind: 'confirmed' }, answers: ANSWERS })).toEqual(event);
  });
});

test.each<Row>([
  ...['sí', 'sí, borrar mis datos', 'borrar mis datos'].map((text): Row => [text, simple('yes')]),
  ...['no', 'mejor no'].map((text): Row => [text, simple('no')]),
  ['no, conservarlos', simple('keep')],
])('%j answers whether to forget', (text, event) => {
  expect(leer(text, { expectation: { kind: 'forget' }, options: ['yes', 'no'] })).toEqual(event);
});
