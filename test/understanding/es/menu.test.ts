import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import {
  answer,
  barbershop,
  book,
  btrix,
  faq,
  NOT_UNDERSTOOD,
  read,
  type Scene,
  simple,
  topic,
  topicOf,
} from '../../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const leer = (text: string, scene: Scene = {}): VisitorEvent => read(text, { locale: 'es', ...scene });

const TUESDAY_AT_3 = {
  day: { kind: 'date', date: '2026-11-24' },
  time: { kind: 'at', minute: 900 },
} as const;

const all = (event: VisitorEvent, texts: readonly string[]): readonly Row[] =>
  texts.map((text): Row => [text, event]);

describe('in the menu', () => {
  test.each<Row>([
    ...all(topic('PRICING'), ['1', 'la primera', 'opción 1', 'el número uno', 'Precios y planes', 'precio']),
    ...all(topic('PRICING'), [
      'cuanto cuesta',
      '¿Cuánto cuesta?',
      'cuánto sale?',
      'quisiera saber los precios',
    ]),
    ...all(topic('PRICING', 'essential'), ['quiero saber cuánto cuesta el plan más barato']),
    ...all(topic('PRICING', 'pro'), ['cuánto vale el plan pro', 'me interesa el plan pro']),
    ...all(topic('AGENTS'), ['la 2', 'que agentes tienen', '¿qué ofrecen?', '¿a qué se dedican?']),
    ...all(topic('AGENTS', 'hr'), ['rrhh', 'el agente de recursos humanos']),
    ...all(simple('openSupport'), ['ayuda', 'tengo un problema con mi factura', 'no me funciona la página']),
    ...all(book(), ['la última']),
  ])('%j names something on it', (text, event) => {
    expect(leer(text)).toEqual(event);
  });

  test.each<Row>([
    ...all(book(), [
      'reservar',
      'quiero reservar',
      'quisiera agendar una cita',
      'Agendar cita',
      'necesito una cita',
    ]),
    ...all(book(), [
      'hola! me das cita?',
      '¿cómo puedo reservar?',
      'quiero pedir hora',
      'sacar turno',
      'me interesa',
    ]),
    ...all(book('demo'), ['quiero una demo', 'me gustaria agendar una demo', '¿puedo ver una demo?']),
    ['reservame el martes a las 3', book(null, { wish: TUESDAY_AT_3 })],
    ['una demo el martes a las 3', book('demo', { wish: TUESDAY_AT_3 })],
    ...all(book(null, { wish: TUESDAY_AT_3 }), [
      '¿tenés turno el martes a las 3?',
      'hay algo el martes a las 3?',
    ]),
    ['¿tenéis hueco el martes a las 3?', book(null, { wish: TUESDAY_AT_3 })],
    [
      'Soy Ana de Acme y quiero una demo el martes a las 3',
      book('demo', { answers: { NAME: 'Ana', COMPANY: 'Acme' }, wish: TUESDAY_AT_3 }),
    ],
    [
      'soy Ana Pérez de Acme, mi correo es ana@acme.com, el martes a las 3 estaría perfecto',
      book(null, {
        answers: { NAME: 'Ana Pérez', COMPANY: 'Acme', EMAIL: 'ana@acme.com' },
        wish: TUESDAY_AT_3,
      }),
    ],
    ['Me llamo José Luis de la Cruz', answer({ NAME: 'José Luis de la Cruz' })],
  ])('%j wants to book or tells who it is', (text, event) => {
    expect(leer(text)).toEqual(event);
  });

  test.each<Row>([
    ...all(simple('no'), ['no', 'no, gracias', 'no quiero una demo', 'no necesito una demo']),
    ...all(NOT_UNDERSTOOD, ['sí', 'vale', 'claro']),
  ])('%j books nothing', (text, event) => {
    expect(leer(text)).toEqual(event);
  });

  test.each<Row>([
    ...all(simple('greet'), ['hola', 'Buenas', 'holaaa', 'q tal', 'hola, ¿cómo está?', 'buenos días']),
    ...all(simple('thank'), ['gracias', '¡Muchas gracias!', 'gracias por su ayuda']),
    ...all(simple('goodbye'), ['adiós', 'hasta luego', 'chao', 'eso es todo, gracias']),
    ...all(simple('askPerson'), [
      'quiero hablar con alguien',
      'pásame con un humano',
      'llámenme',
      'con una persona',
    ]),
    ...all(simple('openMenu'), ['menú', 'volver al menú', '¿qué puedes hacer?']),
    ...all(simple('back'), ['atrás', 'volver', 'regresar']),
    ...all(simple('startOver'), ['empezar de nuevo', 'quiero volver a empezar']),
    ...all(simple('cancel'), ['cancelar', 'quiero cancelar mi cita', 'olvídalo', 'ya no quiero']),
    ...all(simple('forgetMe'), ['borra mis datos', 'olvide todo lo que sabe de mí']),
    ...all(simple('recallBooking'), [
      '¿cuándo es mi cita?',
      'a qué hora era mi reserva',
      '¿qué tengo reservado?',
    ]),
  ])('%j is a request', (text, event) => {
    expect(leer(text)).toEqual(event);
  });

  test.each<Row>([
    ...all(faq('demo-length'), ['¿Cuánto dura la demo?', 'cuanto tiempo dura la demo']),
    ...all(faq('demo-hours'), ['cuál es su horario', '¿a qué hora abren?']),
    ...all(faq('demo-notice'), ['¿puedo reservar para hoy?']),
    ...all(faq('contact'), ['¿cómo los contacto?']),
  ])('%j is a question of the FAQ', (text, event) => {
    expect(leer(text)).toEqual(event);
  });
});

test.each<Row>([
  ...all(topic('PRICING', 'pro'), ['el segundo', 'la opción dos', 'pro', 'el del medio']),
  ...all(topic('PRICING', 'essential'), ['el más barato', 'básico']),
  ...all(simple('back'), ['volver']),
  ...all(book(), ['reservar']),
])('%j is read where plans are listed', (text, event) => {
  const expectation = { kind: 'topicSelect', topic: topicOf(btrix, 'PRICING') } as const;
  expect(leer(text, { expectation })).toEqual(event);
});

test.each<Row>([
  ...all(book('haircut'), ['un corte', 'quiero cortarme el pelo', 'corte de pelo por favor']),
  ...all(book('haircut-and-beard'), ['corte y barba', 'pelo y barba']),
  ...all(faq('duration'), ['¿cuánto tarda?']),
  ...all(faq('walk-ins'), ['puedo ir sin cita?']),
  ...all(faq('opening-hours'), ['¿abren los domingos?', 'a qué hora cierran']),
])('%j is read at the barbershop', (text, event) => {
  expect(leer(text, { business: barbershop })).toEqual(event);
});
