import { describe, expect, test } from 'vitest';
import { getAdjacencyMap } from 'xstate/graph';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { DialogueEvent } from '../../backend/src/dialogue/events.ts';
import { createDialogueMachine } from '../../backend/src/dialogue/machine.ts';
import type { DialogueState } from '../../backend/src/dialogue/step.ts';
import { BUSINESS_NAMES, loadTestBusiness } from '../support/businesses.ts';
import { everyEvent } from '../support/dialogue-events.ts';

const FIXED_STATES = [
  'WELCOME',
  'MENU',
  'SUPPORT_ISSUE',
  'SUPPORT_ESCALATE',
  'BOOK_SERVICE',
  'BOOK_SLOT',
  'BOOK_REVIEW',
  'BOOK_CONFIRMED',
  'FORGET_ME',
  'ENDED',
];

describe.each(BUSINESS_NAMES)('the statechart of %s', (name) => {
  const business = loadTestBusiness(name);
  const dialogue = new Dialogue(business);
  const events = everyEvent(business);
  const reached = walk(events);
  const unsayable = dialogue.render({
    state: 'MENU',
    says: [{ say: 'ask', q: 'NEVER_ASKED' }],
    locale: 'en',
  }).message;

  test('has the public state names of the contract, and no others', () => {
    const topics = business.topics.flatMap(({ id }) => [`${id}_SELECT`, `${id}_DETAIL`]);
    const questions = business.questions.map(({ id }) => `BOOK_${id}`);
    expect([...dialogue.states].sort()).toEqual([...FIXED_STATES, ...topics, ...questions].sort());
  });

  test('reaches every state', () => {
    const expected = dialogue.states.filter(
      (state) => state !== 'BOOK_SERVICE' || business.services.length > 1,
    );
    expect([...new Set(reached.map(({ state }) => state))].sort()).toEqual([...expected].sort());
  });

  test('answers every event in every state with words or an effect, in a known state', () => {
    for (const from of reached) {
      for (const event of events) {
        const { dialogue: to, says, effects } = dialogue.step(from, event);
        const where = `${from.state} on ${event.type}`;
        expect(dialogue.states, where).toContain(to.state);
        if (isOutcome(event)) continue;
        expect(to.state, where).not.toBe('WELCOME');
        expect(says.length + effects.length, where).toBeGreaterThan(0);
        const { booking, locale } = to.context;
        const reply = dialogue.render({ state: to.state, says, locale, ...(booking && { booking }) });
        if (effects.length === 0) expect(['', unsayable], where).not.toContain(reply.message);
      }
    }
  });

  test('survives persistence in every state', () => {
    for (const state of reached) {
      const json = JSON.parse(JSON.stringify(dialogue.save(state)));
      expect(dialogue.restore(json)).toMatchObject({ kind: 'restored', dialogue: state, asShown: true });
    }
  });

  test('is pure: the same step twice gives the same result', () => {
    for (const from of reached) {
      const frozen = JSON.stringify(from);
      for (const event of events) expect(dialogue.step(from, event)).toEqual(dialogue.step(from, event));
      expect(JSON.stringify(from)).toBe(frozen);
    }
  });

  /** Every combination of state and what matters of the context, found by XState's own graph walk. */
  function walk(all: DialogueEvent[]): DialogueState[] {
    const machine = createDialogueMachine(business);
    const map = getAdjacencyMap(machine, {
      events: all,
      limit: 200_000,
      serializeState: ({ value, context }) =>
        JSON.stringify([
          value,
          Object.keys(context.answers).length > 0,
          Object.keys(context.answers).length === business.questions.length,
          context.serviceId,
          context.hold !== null,
          context.booking !== null,
          context.misses > 1,
        ]),
    });
    return Object.values(map).map(({ state }) => ({ state: leafOf(state.value), context: state.context }));
  }
});

const OUTCOMES: readonly DialogueEvent['type'][] = [
  'slotsFound',
  'slotReserved',
  'slotTaken',
  'holdLapsed',
  'bookingConfirmed',
  'visitorForgotten',
  'ticketOpened',
  'ticketContactAdded',
  'bookingsUnavailable',
];

const isOutcome = ({ type }: DialogueEvent): boolean => OUTCOMES.includes(type);

const leafOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? leafOf(Object.values(value)[0]) : String(value);
