import { describe, expect, test } from 'vitest';
import { businessHash } from '../../backend/src/dialogue/business-hash.ts';
import { type DialogueContext, emptyContext } from '../../backend/src/dialogue/context.ts';
import { en } from '../../backend/src/dialogue/copy/en.ts';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { DialogueEvent } from '../../backend/src/dialogue/events.ts';
import type { Answer } from '../../backend/src/domain/answers.ts';
import type { Business, Question } from '../../backend/src/domain/business.ts';
import { answersTo } from '../support/answers.ts';
import { news, size } from '../support/business-additions.ts';
import { BUSINESS_NAMES, loadTestBusiness } from '../support/businesses.ts';

const HOLD = {
  slotId: '20270105T100000Z',
  startsAt: '2027-01-05T10:00:00.000Z',
  endsAt: '2027-01-05T10:30:00.000Z',
  expiresAt: '2027-01-04T09:05:00.000Z',
};
const BOOK: DialogueEvent = { type: 'book', serviceId: null, answers: {}, wish: null };

describe.each(BUSINESS_NAMES)('a changed file of %s', (name) => {
  const shipped = loadTestBusiness(name);
  /** The business with a question and a topic that tests remove or change. */
  const before: Business = {
    ...shipped,
    questions: [...shipped.questions, size],
    topics: [...shipped.topics, news],
  };
  const answers = { ...answersTo(before), SIZE: 'large' };
  const [service] = shipped.services;

  /** A conversation that was saved under `from` and is restored under `to`. */
  function deployed(from: Business, to: Business, current: string, changes: Partial<DialogueContext> = {}) {
    const context = { ...emptyContext('en'), answers, serviceId: service?.id ?? null, ...changes };
    const saved = new Dialogue(from).save({ state: current, context });
    const machine = new Dialogue(to);
    const restored = machine.restore(JSON.parse(JSON.stringify(saved)));
    return { restored, machine, step: (event: DialogueEvent) => machine.step(restored.dialogue, event) };
  }

  test('in nothing that a conversation refers to changes nothing for it', () => {
    const reworded: Business = {
      ...before,
      welcome: 'Good day.',
      questions: before.questions.map((question) => ({ ...question, prompt: 'Well?', label: 'that' })),
      services: before.services.map((one) => ({ ...one, label: 'Something', minutes: one.minutes + 5 })),
    };
    expect(businessHash(reworded)).toBe(businessHash(before));
    const { restored } = deployed(before, reworded, 'MENU');
    expect(restored).toMatchObject({ kind: 'restored', asShown: true });
    expect(restored.dialogue.context.answers).toEqual(answers);
  });

  test('with a question added at the review: it is asked before anything is booked, and the hold stays', () => {
    const { restored, step, machine } = deployed(shipped, before, 'BOOK_REVIEW', {
      hold: HOLD,
      answers: answersTo(shipped),
    });
    expect(restored).toMatchObject({ kind: 'restored', asShown: true });
    const asked = step({ type: 'yes' });
    expect(asked).toMatchObject({
      dialogue: { state: 'BOOK_SIZE' },
      says: [{ say: 'ask', q: 'SIZE' }],
      effects: [],
    });
    const answered = machine.step(asked.dialogue, { type: 'answer', answers: { SIZE: 'small' }, wish: null });
    expect(answered.dialogue).toMatchObject({ state: 'BOOK_REVIEW', context: { hold: HOLD } });
    expect(machine.step(answered.dialogue, { type: 'yes' }).effects).toMatchObject([
      { type: 'confirmBooking' },
    ]);
  });

  test('without a question that was answered: the conversation stays, and the answer goes', () => {
    const { restored } = deployed(before, shipped, 'BOOK_REVIEW', { hold: HOLD });
    expect(restored).toMatchObject({ kind: 'restored', dialogue: { state: 'BOOK_REVIEW' } });
    expect(restored.dialogue.context.answers).toEqual(answersTo(shipped));
  });

  test('without the question that was asked last: the booking goes on from the menu with what is unanswered', () => {
    const { restored, step } = deployed(before, shipped, 'BOOK_SIZE', {
      answers: { NAME: 'Ana' },
      misses: 2,
    });
    expect(restored).toMatchObject({
      kind: 'restarted',
      reason: { kind: 'stateGone', state: 'BOOK_SIZE' },
      dialogue: { state: 'MENU', context: { answers: { NAME: 'Ana' }, serviceId: service?.id, misses: 0 } },
    });
    const next = shipped.questions.find(({ id }) => id !== 'NAME');
    expect(step(BOOK).dialogue.state).toBe(`BOOK_${next?.id}`);
    expect(step({ type: 'back' }).dialogue.state).toBe(`BOOK_${next?.id}`);
  });

  test('with a question renamed: its answer cannot be known to be the same, so it is asked again', () => {
    const renamed: Business = { ...shipped, questions: [...shipped.questions, { ...size, id: 'EXTENT' }] };
    const { restored, step } = deployed(before, renamed, 'BOOK_REVIEW', { hold: HOLD });
    expect(restored.dialogue.context.answers).toEqual(answersTo(shipped));
    expect(step({ type: 'yes' }).dialogue.state).toBe('BOOK_EXTENT');
  });

  test.each<[string, Question, Answer, boolean]>([
    ['a choice that is gone', { ...size, choices: size.choices.slice(0, 1) }, 'large', false],
    [
      'a choice that is gone where anything may be said',
      { ...size, choices: [], freeText: true },
      'large',
      true,
    ],
    ['a choice that is still there', { ...size, choices: size.choices.slice(1) }, 'large', true],
    ['a skipped answer, now that one is needed', { ...size, optional: false }, null, false],
    ['a skipped answer', size, null, true],
    ['words where a figure is wanted now', { ...size, kind: 'number' }, 'large', false],
    ['a figure where a figure is wanted now', { ...size, kind: 'number' }, 43, true],
    ['a figure where words are wanted now', { ...size, kind: 'text' }, 43, true],
    ['a figure where a name is wanted now', { ...size, kind: 'name' }, 43, false],
    ['words where an address is wanted now', { ...size, kind: 'email' }, 'large', false],
    ['words where a number to call is wanted now', { ...size, kind: 'phone' }, 'large', false],
    ['a number to call where one is wanted now', { ...size, kind: 'phone' }, '+351 912 345 678', true],
  ])('%s is kept or asked again', (_what, question, answer, isKept) => {
    const changed: Business = { ...shipped, questions: [...shipped.questions, question] };
    const { restored, step } = deployed(before, changed, 'BOOK_REVIEW', {
      hold: HOLD,
      answers: { ...answers, SIZE: answer },
    });
    expect('SIZE' in restored.dialogue.context.answers).toBe(isKept);
    expect(step({ type: 'yes' }).dialogue.state).toBe(isKept ? 'BOOK_REVIEW' : 'BOOK_SIZE');
  });

  const otherService: Business = {
    ...before,
    services: before.services.slice(0, 1).map((one) => ({ ...one, id: 'palm-reading' })),
  };

  test.each(['BOOK_SLOT', 'BOOK_REVIEW'])(
    'without the service whose times were asked for at %s: it restarts',
    (state) => {
      const { restored, step } = deployed(before, otherService, state, {
        hold: HOLD,
        offered: [HOLD.slotId],
      });
      expect(restored).toMatchObject({
        kind: 'restarted',
        reason: { kind: 'serviceGone', service: service?.id },
        dialogue: { state: 'MENU', context: { answers, serviceId: null, hold: null, offered: [] } },
      });
      expect(step(BOOK).dialogue).toMatchObject({
        state: 'BOOK_SLOT',
        context: { serviceId: 'palm-reading' },
      });
    },
  );

  test('without the service, while questions are asked: it goes on and asks for a service in the end', () => {
    const { restored, step } = deployed(before, otherService, 'BOOK_SIZE', { answers: answersTo(shipped) });
    expect(restored).toMatchObject({ kind: 'restored', dialogue: { state: 'BOOK_SIZE' } });
    const answered = step({ type: 'answer', answers: { SIZE: 'small' }, wish: null });
    expect(answered.dialogue.state).toBe('BOOK_SERVICE');
  });

  test.each(['NEWS_SELECT', 'NEWS_DETAIL'])('without the topic at %s: it restarts', (state) => {
    const { restored } = deployed(before, shipped, state, { option: 'today' });
    expect(restored).toMatchObject({
      kind: 'restarted',
      reason: { kind: 'stateGone', state },
      dialogue: { state: 'MENU', context: { option: null, answers: answersTo(shipped) } },
    });
  });

  test('in the lists that are counted: figures said of the old ones count nothing', () => {
    const reordered: Business = {
      ...before,
      topics: before.topics.toReversed(),
      questions: before.questions.toReversed(),
    };
    expect(deployed(before, reordered, 'MENU').restored).toMatchObject({ asShown: false });
    // Offered times are stored with their numbers, and a review shows the time it asks about.
    expect(deployed(before, reordered, 'BOOK_SLOT').restored).toMatchObject({ asShown: true });
    expect(deployed(before, reordered, 'BOOK_REVIEW', { hold: HOLD }).restored).toMatchObject({
      asShown: true,
    });
  });

  test('without the language: the conversation goes on in the first one', () => {
    const { restored } = deployed(before, { ...before, languages: ['pt', 'en-GB'] }, 'MENU');
    expect(restored.dialogue.context.locale).toBe('pt');
  });

  test('a reply about what is gone says that the chat was updated', () => {
    const machine = new Dialogue(shipped);
    const render = (say: Parameters<typeof machine.render>[0]['says'][number]) =>
      machine.render({ state: 'BOOK_SIZE', says: [say], locale: 'en' }).message;
    expect(render({ say: 'ask', q: 'SIZE' })).toBe(en.updatedSince);
    expect(render({ say: 'topic', topic: 'NEWS' })).toBe(en.updatedSince);
    expect(render({ say: 'detail', topic: 'NEWS', option: 'today' })).toBe(en.updatedSince);
  });
});

test('a business that differs only in the order of its questions has another hash', () => {
  const business = loadTestBusiness('btrix');
  const reversed = { ...business, questions: business.questions.toReversed() };
  expect(businessHash(reversed)).not.toBe(businessHash(business));
});
