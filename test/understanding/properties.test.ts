import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import type { Expectation } from '../../backend/src/dialogue/expectation.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import { asked, barbershop, btrix, read } from '../support/reading.ts';

const TYPES: Record<VisitorEvent['type'], true> = {
  greet: true,
  book: true,
  openMenu: true,
  openTopic: true,
  openSupport: true,
  askPerson: true,
  back: true,
  startOver: true,
  cancel: true,
  recallBooking: true,
  forgetMe: true,
  chooseService: true,
  answer: true,
  correct: true,
  change: true,
  skip: true,
  keep: true,
  pickSlot: true,
  wishSlot: true,
  moreSlots: true,
  yes: true,
  no: true,
  tell: true,
  giveContact: true,
  ask: true,
  switchLanguage: true,
  thank: true,
  goodbye: true,
  invalid: true,
  notUnderstood: true,
};

const OFFERED = ['20261123T090000Z', '20261123T093000Z'];

const expectationsOf = (business: Business): readonly Expectation[] => [
  { kind: 'menu' },
  ...business.topics.flatMap((topic): Expectation[] => [
    { kind: 'topicSelect', topic },
    { kind: 'topicDetail', topic },
  ]),
  { kind: 'supportIssue' },
  { kind: 'supportContact' },
  { kind: 'service' },
  ...business.questions.flatMap(({ id }) => [asked(business, id), asked(business, id, true)]),
  { kind: 'slot', offered: OFFERED },
  { kind: 'slot', offered: [] },
  { kind: 'review' },
  { kind: 'confirmed' },
  { kind: 'forget' },
];

/** Pieces with a meaning, so that random texts often almost mean something. */
const PIECES =
  "yes|no|book|a demo|tomorrow|at|3|10:30|pm|Friday|my email is|ana@acme.com|+351 912 345 678|change|the time|I'm|Ana|from|Acme|,|?|not|between|and|30 February|2026-12-03|next week|50|cancel|forget me|my data|back|menu|hello|pricing|pro|haircut|the|first|one|more|1)|#2|person|skip|keep|actually|it's|99:99|31/11|00|‮|\u0000|\ud800|é|１";

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.array(fc.constantFrom(...PIECES.split('|')), { maxLength: 14 }).map((pieces) => pieces.join(' ')),
);

const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

describe.each([btrix, barbershop])('for $id', (business) => {
  const scenes = fc.record({
    expectation: fc.constantFrom(...expectationsOf(business)),
    options: fc.constantFrom(
      [],
      ['yes', 'no', 'cancel'],
      ['keep'],
      ['PRICING', 'SUPPORT', 'BOOK'],
      ['more', 'back'],
    ),
    answers: fc.constantFrom({}, { NAME: 'Ana', PHONE: '912345678' }),
  });

  test('any text gives exactly one event in any state', () => {
    fc.assert(
      fc.property(texts, scenes, instants, (text, scene, now) => {
        const event = read(text, { ...scene, business, now: now.getTime() });
        expect(Object.hasOwn(TYPES, event.type)).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });

  test('answers are of questions that the business asks, and short', () => {
    const ids = new Set(business.questions.map(({ id }) => id));
    fc.assert(
      fc.property(texts, scenes, (text, scene) => {
        const event = read(text, { ...scene, business });
        const answers = 'answers' in event ? event.answers : {};
        for (const [id, value] of Object.entries(answers)) {
          expect(ids.has(id)).toBe(true);
          if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(200);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('only slots that are offered are picked', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const event = read(text, { business, expectation: { kind: 'slot', offered: OFFERED } });
        if (event.type === 'pickSlot') expect(OFFERED).toContain(event.slotId);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the same message means the same', () => {
    fc.assert(
      fc.property(texts, scenes, (text, scene) => {
        expect(read(text, { ...scene, business })).toEqual(read(text, { ...scene, business }));
      }),
      { numRuns: 300 },
    );
  });
});

test('a yes is made of words of assent alone', () => {
  const assent =
    /^(?:yes|yep|yeah|yup|y|ok|okay|sure|confirm\w*|correct|agreed|please|looks?|sounds?|good|right|great|it|its|that|thats|is|all|go|ahead|for|book|now|in|do|the|i|my|booking|absolutely|definitely|of|course|certainly|everything|to|me|and|a|an|pls|plz|kindly|just)$/;
  fc.assert(
    fc.property(texts, (text) => {
      const event = read(text, { expectation: { kind: 'review' } });
      if (event.type !== 'yes') return;
      const words = text
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s]/gu, '')
        .split(/\s+/)
        .filter(Boolean);
      for (const word of words) expect(word).toMatch(assent);
    }),
    { numRuns: 3_000 },
  );
});
