import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import { answer, asked, barbershop, btrix, invalid, read, type Scene } from '../support/reading.ts';

const OFFERED: Scene = { expectation: { kind: 'slot', offered: [] }, answers: { NAME: 'Ana' } };

describe('words that look like a name or a time and are neither', () => {
  test.each<[string, Scene, Partial<VisitorEvent>]>([
    ['Friday at eleven is perfect', OFFERED, { type: 'wishSlot' }],
    ['SELECT * FROM visitors WHERE 1=1;', {}, { type: 'notUnderstood' }],
    [`\${process.env.SECRET}`, { expectation: asked(btrix, 'NAME') }, invalid('notAName')],
    [
      'Oakley, about 15 people',
      { expectation: asked(btrix, 'COMPANY'), answers: { NAME: 'Ana' } },
      answer({ COMPANY: 'Oakley', EMPLOYEES: 15 }),
    ],
    [
      'only the haircut, skip the beard',
      { business: barbershop, expectation: { kind: 'review' }, answers: { NAME: 'Bob' } },
      { type: 'chooseService', serviceId: 'haircut' },
    ],
  ])('%s', (text, scene, event) => {
    expect(read(text, scene)).toMatchObject(event);
  });
});
