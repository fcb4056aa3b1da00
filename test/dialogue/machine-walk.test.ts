import { describe, expect, test } from 'vitest';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { DialogueEvent } from '../../backend/src/dialogue/events.ts';
import { createDialogueMachine } from '../../backend/src/dialogue/machine.ts';
import type { RenderedReply } from '../../backend/src/dialogue/reply.ts';
import type { Say } from '../../backend/src/dialogue/say.ts';
import type { DialogueState } from '../../backend/src/dialogue/step.ts';
import { BUSINESS_NAMES, loadTestBusiness } from '../support/businesses.ts';
import { everyEvent } from '../support/dialogue-events.ts';
import { everyNode } from '../support/every-node.ts';

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
  const reached = everyNode(business);
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

  test('is walked with every event that it knows', () => {
    const known = createDialogueMachine(business).events.filter((type) => type !== '*');
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual([...known].sort());
  });

  test('reaches every state', () => {
    const expected = dialogue.states.filter(
      (state) => state !== 'BOOK_SERVICE' || business.services.length > 1,
    );
    expect([...new Set(reached.map(({ state }) => state))].sort()).toEqual([...expected].sort());
  });

  /** Yields what is wrong with the transition for an event. */
  function* wrongWith(from: DialogueState, event: DialogueEvent): Generator<string> {
    const { dialogue: to, says, effects } = dialogue.step(from, event);
    if (!dialogue.states.includes(to.state)) yield `leads to ${to.state}`;
    if (isOutcome(event)) return;
    if (to.state === 'WELCOME') yield 'leads to WELCOME';
    if (says.length + effects.length === 0) yield 'is not answered';
    const { booking, locale } = to.context;
    const render = (of: typeof says): RenderedReply =>
      dialogue.render({ state: to.state, says: of, locale, ...(booking && { booking }) });
    const reply = render(says);
    const chosen = event.type === 'switchLanguage' ? event.locale : null;
    if (reply.locale !== (chosen ?? from.context.locale)) yield `is answered in ${reply.locale}`;
    if (effects.length === 0 && ['', unsayable].includes(reply.message)) yield 'is answered with nothing';
    // The heading of a passage is often a question that the passage answers.
    const own = says.some(isPassage) ? render(says.filter((one) => !isPassage(one))) : reply;
    if (own.message.split('?').length > 2) yield `asks several things at once: ${own.message}`;
  }

  test.each(business.languages)(
    'answers every event in every state in words or by an effect, and asks one thing at a time: %s',
    (locale) => {
      const wrong = reached.flatMap(({ state, context }) => {
        const from = { state, context: { ...context, locale } };
        return events.flatMap((event) =>
          [...wrongWith(from, event)].map((what) => `${event.type} in ${state} ${what}`),
        );
      });
      expect(wrong).toEqual([]);
    },
  );

  test.each(business.languages.slice(1))('says no sentence in English in %s', (locale) => {
    const said = new Map(
      reached.flatMap((from) =>
        events.flatMap((event) => dialogue.step(from, event).says.map((one) => [JSON.stringify(one), one])),
      ),
    );
    for (const one of said.values()) {
      // Sentences made from the business's knowledge are in the language of the knowledge.
      if (one.say === 'fromKnowledge') continue;
      const english = sentencesOf(dialogue.render({ state: 'MENU', says: [one], locale: 'en' }));
      const left = sentencesOf(dialogue.render({ state: 'MENU', says: [one], locale })).filter((sentence) =>
        english.includes(sentence),
      );
      expect(left, JSON.stringify(one)).toEqual([]);
    }
  });

  test('is pure: the same step twice gives the same result', () => {
    for (const from of reached) {
      const frozen = JSON.stringify(from);
      for (const event of events) expect(dialogue.step(from, event)).toEqual(dialogue.step(from, event));
      expect(JSON.stringify(from)).toBe(frozen);
    }
  });
});

/** The sentences of a reply's text, without names and numbers. */
const sentencesOf = ({ parts }: RenderedReply): readonly string[] =>
  parts
    .flatMap((part) =>
      part.type === 'text' || part.type === 'notice' ? part.text.split(/(?<=[.?!])\s|\n/) : [],
    )
    .filter((sentence) => /\p{Ll}{2}.* \p{Ll}{2}/u.test(sentence));

const OUTCOMES: readonly DialogueEvent['type'][] = [
  'slotsFound',
  'slotReserved',
  'holdRenewed',
  'holdReleased',
  'slotTaken',
  'holdRefused',
  'holdLapsed',
  'bookingConfirmed',
  'visitorForgotten',
  'ticketOpened',
  'ticketContactAdded',
  'bookingsUnavailable',
];

const isPassage = ({ say }: Say): boolean => say === 'passage';

const isOutcome = ({ type }: DialogueEvent): boolean => OUTCOMES.includes(type);
