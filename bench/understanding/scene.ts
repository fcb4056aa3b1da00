import type { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import type { DialogueView } from '../../backend/src/dialogue/expectation.ts';
import type { ReplySpec } from '../../backend/src/dialogue/reply.ts';
import type { DialogueState } from '../../backend/src/dialogue/step.ts';
import { startOfDay } from '../../backend/src/domain/local-time.ts';
import { type Slot, slotId } from '../../backend/src/domain/slot.ts';
import type { Case } from './case.ts';

type Event = Parameters<Dialogue['step']>[1];

/**
 * The view that a phrase is read against. The dialogue itself is led to the state, so that its last
 * question is on the screen.
 * @throws Error if the state is not reached.
 */
export function viewOf(dialogue: Dialogue, one: Case): DialogueView {
  const locale = dialogue.supportedLocale(one.locale ?? one.language) ?? dialogue.defaultLocale;
  let at = dialogue.start(locale);
  let lastReply: ReplySpec | null = null;
  for (const event of wayTo(dialogue, one)) {
    const next = dialogue.step(at, event);
    at = next.dialogue;
    if (next.says.length > 0) lastReply = { state: at.state, says: next.says, locale: at.context.locale };
  }
  return dialogue.view(arrived(at, one), lastReply, true);
}

function arrived(at: DialogueState, { id, state }: Case): DialogueState {
  if (at.state !== state) throw new Error(`${id} is said in ${state}, but its answers lead to ${at.state}`);
  return at;
}

function wayTo(dialogue: Dialogue, one: Case): readonly Event[] {
  const { state } = one;
  if (state === 'WELCOME') return [];
  if (state === 'MENU') return [{ type: 'greet' }];
  if (state === 'FORGET_ME') return [{ type: 'forgetMe' }];
  if (state === 'SUPPORT_ISSUE') return [{ type: 'openSupport' }];
  if (state === 'SUPPORT_ESCALATE')
    return [{ type: 'openSupport' }, { type: 'tell', text: '…' }, { type: 'ticketOpened' }];
  return state.startsWith('BOOK_') ? wayThroughBooking(dialogue, one) : [openTopic(dialogue, state)];
}

function openTopic({ business }: Dialogue, state: string): VisitorEvent {
  const topic = business.topics.find(({ id }) => state === `${id}_SELECT` || state === `${id}_DETAIL`);
  if (!topic) throw new Error(`${business.id} has no state ${state}`);
  const option = state.endsWith('_DETAIL') ? topic.options[0] : undefined;
  return { type: 'openTopic', topicId: topic.id, optionId: option?.id ?? null };
}

function wayThroughBooking({ business }: Dialogue, one: Case): readonly Event[] {
  const { state, given } = one;
  const serviceId = state === 'BOOK_SERVICE' ? null : (business.services[0]?.id ?? null);
  const begin: Event = { type: 'book', serviceId, answers: given, wish: null };
  const question = business.questions.find(({ id }) => state === `BOOK_${id}`);
  if (question)
    return given[question.id] === undefined ? [begin] : [begin, { type: 'change', target: question.id }];
  if (state === 'BOOK_SERVICE') return [begin];
  return [begin, ...wayThroughTimes(slotsOf(one, business.timeZone), business.timeZone, state)];
}

function wayThroughTimes(slots: readonly Slot[], timeZone: string, state: string): readonly Event[] {
  const [first] = slots;
  if (!first) throw new Error(`${state} needs an offered time`);
  const lastDay = '9999-12-31';
  const found: Event = { type: 'slotsFound', slots, wish: null, after: null, lastDay };
  if (state === 'BOOK_SLOT') return [found];
  const { id, startsAt, endsAt } = first;
  const hold = { slotId: id, startsAt, endsAt, expiresAt: endsAt };
  const held: readonly Event[] = [found, { type: 'pickSlot', slotId: id }, { type: 'slotReserved', hold }];
  if (state === 'BOOK_REVIEW') return held;
  const booking = {
    reference: 'B-0001',
    status: 'confirmed',
    service: '',
    startsAt,
    endsAt,
    timeZone,
  } as const;
  return [...held, { type: 'yes' }, { type: 'bookingConfirmed', booking }];
}

const HALF_AN_HOUR_MS = 1_800_000;

const slotsOf = ({ offered }: Case, timeZone: string): readonly Slot[] =>
  (offered.length > 0 ? offered : SOME_TIME).map((local) => {
    const start = instantOf(local, timeZone);
    const startsAt = new Date(start).toISOString();
    return { id: slotId(startsAt), startsAt, endsAt: new Date(start + HALF_AN_HOUR_MS).toISOString() };
  });

/** For phrases that are not about the time. */
const SOME_TIME = ['2026-12-01T10:00'];

/** No case is on the day of a clock change. */
function instantOf(local: string, timeZone: string): number {
  const [date = '', time = ''] = local.split('T');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return startOfDay(date, timeZone) + (hour * 60 + minute) * 60_000;
}
