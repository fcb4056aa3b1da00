import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import {
  answer,
  asked,
  barbershop,
  book,
  btrix,
  correct,
  faq,
  read,
  type Scene,
} from '../support/reading.ts';

const asking = (id: string, answers: Scene['answers'] = {}): Scene => ({
  expectation: asked(btrix, id),
  answers: answers ?? {},
});
const REVIEW: Scene = {
  expectation: { kind: 'review' },
  answers: { NAME: 'Ana Silva', EMAIL: 'ana@old.example', PHONE: '+351912345678' },
  options: ['yes', 'no', 'cancel'],
};
const TUESDAY_AFTER_3 = {
  day: { kind: 'weekday', weekday: 2 },
  time: { kind: 'range', from: 900, to: 1_440 },
} as const;
const LENGTH = { kind: 'entry', entry: 'faq:demo-length' } as const;

describe('several answers at once', () => {
  test.each<[string, Scene, VisitorEvent]>([
    [
      "I'm Ana from Acme, ana@acme.com, Tuesday after 3 would be great",
      {},
      book(null, {
        answers: { NAME: 'Ana', COMPANY: 'Acme', EMAIL: 'ana@acme.com' },
        wish: TUESDAY_AFTER_3,
      }),
    ],
    [
      "I'm Ana from Acme, ana@acme.com, Tuesday after 3 would be great",
      asking('NAME'),
      answer({ NAME: 'Ana', COMPANY: 'Acme', EMAIL: 'ana@acme.com' }, TUESDAY_AFTER_3),
    ],
    [
      "I'd like to book a demo for Tuesday at 10. My name is Ana Silva, my email is ana@acme.com. My phone is +351 912 345 678",
      {},
      book('demo', {
        answers: { NAME: 'Ana Silva', EMAIL: 'ana@acme.com', PHONE: '+351912345678' },
        wish: { day: { kind: 'date', date: '2026-11-24' }, time: { kind: 'at', minute: 600 } },
      }),
    ],
    [
      "Can I get a haircut tomorrow at 3? I'm Bob, 212 555 0142.",
      { business: barbershop },
      book('haircut', {
        answers: { NAME: 'Bob', PHONE: '+12125550142' },
        wish: { day: { kind: 'date', date: '2026-11-21' }, time: { kind: 'at', minute: 900 } },
      }),
    ],
    [
      "We're Acme, 25 employees, mostly WhatsApp and we want more leads",
      asking('COMPANY', { NAME: 'Ana' }),
      answer({ COMPANY: 'Acme', EMPLOYEES: 25, CHANNEL: 'whatsapp', GOAL: 'leads' }),
    ],
    [
      'Friday at 10',
      asking('GOAL'),
      {
        type: 'wishSlot',
        wish: { day: { kind: 'date', date: '2026-11-27' }, time: { kind: 'at', minute: 600 } },
      },
    ],
    ['Acme Inc. of Lisbon', asking('COMPANY', { NAME: 'Ana' }), answer({ COMPANY: 'Acme Inc. of Lisbon' })],
  ])('%s', (text, scene, event) => {
    expect(read(text, scene)).toEqual(event);
  });
});

describe('a correction', () => {
  test.each<[string, Scene, VisitorEvent]>([
    ['no, the other e-mail: ana@new.com', REVIEW, correct({ EMAIL: 'ana@new.com' })],
    [
      'no, the other e-mail: ana@new.com and Wednesday instead',
      REVIEW,
      {
        type: 'correct',
        answers: { EMAIL: 'ana@new.com' },
        wish: { day: { kind: 'weekday', weekday: 3 }, time: null },
      },
    ],
    ['Actually my name is Bob, not Rob', REVIEW, correct({ NAME: 'Bob' })],
    ['my name is Bob not Rob', REVIEW, correct({ NAME: 'Bob' })],
  ])('%s', (text, scene, event) => {
    expect(read(text, scene)).toEqual(event);
  });
});

describe('a question beside what else is said', () => {
  test.each<[string, Scene, VisitorEvent]>([
    [
      'ana@acme.com, how long is the demo?',
      asking('EMAIL'),
      { ...answer({ EMAIL: 'ana@acme.com' }), asks: LENGTH } as VisitorEvent,
    ],
    [
      'How long does the demo take? Ana Silva',
      asking('NAME'),
      { ...answer({ NAME: 'Ana Silva' }), asks: LENGTH } as VisitorEvent,
    ],
    [
      'Ana. By the way, how long is the demo',
      asking('NAME'),
      { ...answer({ NAME: 'Ana' }), asks: LENGTH } as VisitorEvent,
    ],
    [
      'WhatsApp, and is there a set-up fee?',
      asking('CHANNEL'),
      {
        ...answer({ CHANNEL: 'whatsapp' }),
        asks: { kind: 'entry', entry: 'faq:set-up-and-monthly' },
      } as VisitorEvent,
    ],
    [
      '2, and do you take walk-ins?',
      {
        business: barbershop,
        expectation: { kind: 'slot', offered: ['20261121T140000Z', '20261121T141500Z'] },
      },
      {
        type: 'pickSlot',
        slotId: '20261121T141500Z',
        asks: { kind: 'entry', entry: 'faq:walk-ins' },
      },
    ],
  ])('%s', (text, scene, event) => {
    expect(read(text, scene)).toEqual(event);
  });

  test('a yes that asks something confirms nothing', () => {
    expect(read('yes. How long does the demo take?', REVIEW)).toEqual(faq('demo-length'));
  });
});
