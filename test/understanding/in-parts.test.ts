import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import type { Answers } from '../../backend/src/domain/answers.ts';
import type { SlotWish } from '../../backend/src/domain/slot.ts';
import { answer, asked, btrix, read, type Scene } from '../support/reading.ts';

const HELD: Scene = {
  expectation: { kind: 'review' },
  answers: { NAME: 'Ana Silva', EMAIL: 'ana@old.example', PHONE: '+351912345678', COMPANY: 'Acme' },
  options: ['yes', 'no', 'cancel'],
};
const OFFERED: Scene = { expectation: { kind: 'slot', offered: ['20261124T150000Z'] } };
const question = (id: string): Scene => ({ expectation: asked(btrix, id) });
const inPortuguese = (scene: Scene): Scene => ({ ...scene, locale: 'pt-BR' });
const inSpanish = (scene: Scene): Scene => ({ ...scene, locale: 'es' });
const at = (date: string, minute: number) => ({
  day: { kind: 'date', date } as const,
  time: { kind: 'at', minute } as const,
});

const correctAt = (answers: Answers, wish: SlotWish): VisitorEvent => ({ type: 'correct', answers, wish });

describe('a time in one clause and an answer in another', () => {
  test.each<[string, Scene, VisitorEvent]>([
    [
      "Tuesday at 11:30 works, and my phone's 917 111 222 btw",
      HELD,
      correctAt({ PHONE: '+351917111222' }, at('2026-11-24', 690)),
    ],
    [
      'Terça às 15h, e meu telefone é +351 913 444 555',
      inPortuguese(HELD),
      correctAt({ PHONE: '+351913444555' }, at('2026-11-24', 900)),
    ],
    [
      'mejor el martes a las 3, y mi correo es nuria@cal.es',
      inSpanish(HELD),
      correctAt({ EMAIL: 'nuria@cal.es' }, at('2026-11-24', 900)),
    ],
    [
      'tomorrow at 10, I work at Opal',
      { ...HELD, answers: {} },
      answer({ COMPANY: 'Opal' }, at('2026-11-21', 600)),
    ],
  ])('%s', (text, scene, event) => {
    expect(read(text, scene)).toEqual(event);
  });
});

describe('requests that are made in parts', () => {
  test.each<[string, Scene, VisitorEvent['type']]>([
    ['cheers, bye', { expectation: { kind: 'confirmed' } }, 'goodbye'],
    ['hi! thanks!', {}, 'thank'],
    ['forget it, i changed my mind. thanks', question('COMPANY'), 'cancel'],
    ['deixa pra lá, não quero mais', inPortuguese(question('COMPANY')), 'cancel'],
    ['não quero mais, obrigado', inPortuguese(question('COMPANY')), 'cancel'],
    ['mejor lo dejo, gracias', inSpanish(question('PHONE')), 'cancel'],
    ['Cancel, Inc.', question('COMPANY'), 'answer'],
    ['back, start over', {}, 'startOver'],
  ])('%s', (text, scene, type) => {
    expect(read(text, scene).type).toBe(type);
  });

  test('"não quero cancelar" cancels nothing, and "não, quero cancelar" does', () => {
    expect(read('não quero cancelar', inPortuguese(HELD)).type).toBe('no');
    expect(read('não, quero cancelar', inPortuguese(HELD)).type).toBe('cancel');
  });
});

describe('what is typed in a hurry', () => {
  test.each<[string, Scene, VisitorEvent['type']]>([
    ['hwo long is teh demo', {}, 'ask'],
    ['qero agendr uma demonstracao', inPortuguese({}), 'book'],
    ['hj às 15h dá?', inPortuguese({}), 'book'],
    ['morning!', {}, 'greet'],
    ['i wanna grab a slot friday morning', {}, 'book'],
  ])('%s', (text, scene, type) => {
    expect(read(text, scene).type).toBe(type);
  });
});

describe('a time whose words are all understood', () => {
  const FRIDAY_FROM_2 = {
    day: { kind: 'weekday', weekday: 5 },
    time: { kind: 'range', from: 840, to: 1_440 },
  } as const;

  test.each(['no earlier than 2 on friday', 'friday, not earlier than 2pm'])(
    'is not respelled: %s',
    (text) => {
      expect(read(text, OFFERED)).toEqual({ type: 'wishSlot', wish: FRIDAY_FROM_2 });
    },
  );

  test.each(['friday noonish', 'friday at 12 or so'])('has room around it: %s', (text) => {
    expect(read(text, OFFERED)).toEqual({
      type: 'wishSlot',
      wish: { ...FRIDAY_FROM_2, time: { kind: 'range', from: 660, to: 781 } },
    });
  });

  test.each(['two days before christmas at ten', 'dois dias antes do natal às 10', 'na páscoa às 10'])(
    'a day that is counted from a feast, or moves with the moon, is not read: %s',
    (text) => {
      expect(read(text, OFFERED).type).toBe('notUnderstood');
    },
  );

  test('what comes after "rather than" is ruled out', () => {
    expect(read('4 on thursday rather than tuesday', OFFERED)).toEqual({
      type: 'wishSlot',
      wish: { ...at('2026-11-26', 960), not: [{ day: { kind: 'weekday', weekday: 2 }, time: null }] },
    });
  });

  test.each<[string, string]>([
    ['the middle one', 'en'],
    ['o do meio', 'pt-BR'],
    ['la del medio', 'es'],
  ])('of three times there is one in the middle: %s', (text, locale) => {
    const offered = ['20261124T100000Z', '20261124T150000Z', '20261125T113000Z'];
    const scene: Scene = { expectation: { kind: 'slot', offered }, locale };
    expect(read(text, scene)).toEqual({ type: 'pickSlot', slotId: offered[1] });
  });

  test('the end of the week is its last days', () => {
    const event = read('end of the week, late afternoon', OFFERED);
    expect(event).toMatchObject({
      type: 'wishSlot',
      wish: { day: { kind: 'range' }, time: { kind: 'range', from: 16 * 60, to: 19 * 60 } },
    });
  });
});

test('a greeting in front of a name does not hide it', () => {
  expect(read('Hey, Priya here from Lumen Labs, can I get a demo?')).toMatchObject({
    type: 'book',
    answers: { NAME: 'Priya', COMPANY: 'Lumen Labs' },
  });
});

describe('other words for the same', () => {
  const times = ['20261124T090000Z', '20261124T093000Z', '20261124T100000Z'];
  const slots = { expectation: { kind: 'slot', offered: times } } as const;
  const review = { expectation: { kind: 'review' }, options: ['yes', 'no', 'cancel'] } as const;
  test.each([
    ['give me the last one', slots, { type: 'pickSlot', slotId: times[2] }],
    ['second slot please', slots, { type: 'pickSlot', slotId: times[1] }],
    ['what else have you got', slots, { type: 'moreSlots' }],
    ['Friday would suit me better', review, { type: 'wishSlot' }],
    ['hang on, not yet', review, { type: 'no' }],
    ['sign me up for a demo', {}, { type: 'book', serviceId: 'demo' }],
  ])('%s', (text, scene, event) => {
    expect(read(text, scene)).toMatchObject(event);
  });
});

test.each([
  ["I'm Nuria Soler, nuria@acme.so, Monday at 9", 'nuria@acme.so'],
  ["I'm Nuria Soler, nuria@acme.me, tomorrow at 9", 'nuria@acme.me'],
])('an address is not parted within: %s', (text, email) => {
  expect(read(text, { expectation: asked(btrix, 'NAME') })).toMatchObject({
    answers: { NAME: 'Nuria Soler', EMAIL: email },
    wish: { time: { minute: 540 } },
  });
});

test.each(['the call has to be on Monday at 12, really', 'it has to be Monday at 12'])(
  'a day and an hour are no count: %s',
  (text) => {
    const scene = { expectation: asked(btrix, 'EMPLOYEES'), answers: { NAME: 'Ana' } };
    expect(read(text, scene)).toMatchObject({ type: 'wishSlot' });
    expect(read('12 people, and Monday suits us', scene)).toMatchObject({ answers: { EMPLOYEES: 12 } });
    expect(read('12', scene)).toMatchObject({ answers: { EMPLOYEES: 12 } });
  },
);
