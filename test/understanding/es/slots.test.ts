import { expect, test } from 'vitest';
import type { VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import { change, read, type Scene, simple } from '../../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const leer = (text: string, scene: Scene = {}): VisitorEvent => read(text, { locale: 'es', ...scene });

const MONDAY_AT_9 = '20261123T090000Z';
const TUESDAY_AT_3 = '20261124T150000Z';

const pick = (slotId: string): VisitorEvent => ({ type: 'pickSlot', slotId });

test.each<Row>([
  ...['el primero', '1', 'perfecto, la primera', 'me viene bien la primera', 'la primera está bien'].map(
    (text): Row => [text, pick(MONDAY_AT_9)],
  ),
  ...['la segunda', 'la 2', 'opción dos', 'la segunda me sirve', 'me quedo con la segunda', 'la última'].map(
    (text): Row => [text, pick(TUESDAY_AT_3)],
  ),
  ['no, la segunda', pick(TUESDAY_AT_3)],
  ['no la segunda', simple('no')],
  ['el martes a las 3 de la tarde', pick(TUESDAY_AT_3)],
  ...[
    'ninguna me sirve',
    'otro día',
    'otros horarios',
    '¿tienes algo más?',
    'no puedo esos días',
    'esas no',
  ].map((text): Row => [text, simple('moreSlots')]),
  ...['me da igual', 'cualquiera', 'la que sea'].map(
    (text): Row => [text, { type: 'wishSlot', wish: { day: null, time: null } }],
  ),
  ['quiero cambiar mi correo', change('EMAIL')],
  ['hablar con alguien', simple('askPerson')],
  ['cancelar', simple('cancel')],
])('%j is read where times are offered', (text, event) => {
  const offered = [MONDAY_AT_9, TUESDAY_AT_3];
  expect(leer(text, { expectation: { kind: 'slot', offered }, options: offered })).toEqual(event);
});
