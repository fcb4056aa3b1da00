import type { Dialogue } from '../../dialogue/dialogue.ts';
import type { Effect } from '../../dialogue/effects.ts';
import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Say } from '../../dialogue/say.ts';
import type { DialogueState } from '../../dialogue/step.ts';
import type { Kind } from './extraction.ts';

const ONLY_ASKS_AGAIN: ReadonlySet<Say['say']> = new Set(['reask', 'wayOut', 'cannotSkip']);

/** For these a visitor has to ask, or agree, explicitly. */
const NEVER_PROPOSED: ReadonlySet<Effect['type']> = new Set([
  'confirmBooking',
  'forgetVisitor',
  'openTicket',
  'addTicketContact',
  'reserveSlot',
]);

/** Whether the state handles the event without an effect that only the visitor may decide on. */
export function accepts(dialogue: Dialogue, from: DialogueState, event: VisitorEvent): boolean {
  const { dialogue: to, says, effects } = dialogue.step(from, event);
  if (effects.some(({ type }) => NEVER_PROPOSED.has(type))) return false;
  return to.state !== from.state || effects.length > 0 || says.some(({ say }) => !ONLY_ASKS_AGAIN.has(say));
}

/**
 * The kinds of which the state accepts an example. A question, another topic and nothing are always
 * possible.
 */
export function acceptedKinds(dialogue: Dialogue, from: DialogueState): readonly Kind[] {
  const examples = examplesIn(dialogue, from);
  const kinds = examples.filter(({ event }) => accepts(dialogue, from, event)).map(({ kind }) => kind);
  return [...new Set(kinds), 'question', 'offTopic', 'none'];
}

interface Example {
  readonly kind: Kind;
  readonly event: VisitorEvent;
}

const SIMPLE = [
  'openMenu',
  'openSupport',
  'askPerson',
  'back',
  'skip',
  'keep',
  'moreSlots',
  'recallBooking',
  'greet',
  'thank',
] as const;

function examplesIn(dialogue: Dialogue, { state }: DialogueState): readonly Example[] {
  const { services, topics, questions } = dialogue.business;
  const asked = questions.find(({ id }) => state === `BOOK_${id}`) ?? questions[0];
  const wish = { day: null, time: { kind: 'part', part: 'morning' }, unsure: true } as const;
  return [
    { kind: 'book', event: { type: 'book', serviceId: null, answers: {}, wish: null } },
    ...(asked
      ? [{ kind: 'answer', event: { type: 'answer', answers: { [asked.id]: '-' }, wish: null } } as const]
      : []),
    { kind: 'wishSlot', event: { type: 'wishSlot', wish } },
    ...(services.length > 1 ? services : []).map(
      ({ id }) => ({ kind: 'chooseService', event: { type: 'chooseService', serviceId: id } }) as const,
    ),
    ...topics.map(
      ({ id }) => ({ kind: 'openTopic', event: { type: 'openTopic', topicId: id, optionId: null } }) as const,
    ),
    ...[...questions.map(({ id }) => id), 'SLOT', 'SERVICE'].map(
      (target) => ({ kind: 'change', event: { type: 'change', target } }) as const,
    ),
    ...SIMPLE.map((type) => ({ kind: type, event: { type } }) as const),
  ];
}
