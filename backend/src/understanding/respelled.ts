import type { VisitorEvent } from '../dialogue/events.ts';
import type { SlotWish } from '../domain/slot.ts';
import type { Said } from './said.ts';

/**
 * Whether a message may have been misread because of its spelling. Free text is never considered misspelt.
 */
export function isDoubtful(event: VisitorEvent, { view: { expectation } }: Said): boolean {
  if (expectation.kind === 'question') {
    const { question } = expectation;
    const isFree = question.kind === 'choice' ? question.freeText : question.kind === 'text';
    if (isFree || question.kind === 'name') return false;
  }
  const isUnsure = event.type === 'wishSlot' && event.wish.unsure === true;
  return isMissed(event) || isForeign(event) || isUnsure || event.type === 'book';
}

/** As if nothing were offered: a corrected word expresses a wish and does not pick a time. */
export function pickingNothing(said: Said): Said {
  const { view } = said;
  if (view.expectation.kind !== 'slot') return said;
  return { ...said, view: { ...view, expectation: { ...view.expectation, offered: [] } } };
}

/**
 * The meaning of a message after spelling correction, if that is more than its meaning as written. It
 * confirms nothing, answers nothing and holds nothing: the visitor first sees how it was read.
 */
export function moreThan(event: VisitorEvent, respelled: VisitorEvent): VisitorEvent | null {
  switch (respelled.type) {
    case 'wishSlot':
      return event.type === 'book' ? null : { ...respelled, wish: unsure(respelled.wish) };
    case 'book': {
      const { wish } = respelled;
      if (isForeign(event) && wish === null) return null;
      const isMore = event.type !== 'book' || (wish !== null && countOf(respelled) === countOf(event));
      return isMore ? { ...respelled, wish: wish && unsure(wish) } : null;
    }
    case 'openMenu':
    case 'openTopic':
    case 'openSupport':
    case 'askPerson':
    case 'back':
    case 'cancel':
    case 'recallBooking':
    case 'greet':
    case 'thank':
    case 'chooseService':
    case 'change':
    case 'skip':
    case 'keep':
    case 'moreSlots':
    case 'no':
      return isMissed(event) ? respelled : null;
    case 'ask':
      // The look-up of an answer already tolerates misspelling.
      return isMissed(event) && event.type !== 'ask' ? respelled : null;
    default:
      return null;
  }
}

/** Unrelated to the business; a time found in it nevertheless is what it is about. */
export const isForeign = (event: VisitorEvent): boolean =>
  event.type === 'ask' && event.asked.kind === 'offTopic';

/** It was not understood. */
export const isMissed = (event: VisitorEvent): boolean =>
  event.type === 'notUnderstood' ||
  event.type === 'invalid' ||
  (event.type === 'ask' && event.asked.kind === 'unknown');

const countOf = ({ answers }: Extract<VisitorEvent, { type: 'book' }>): number => Object.keys(answers).length;

const unsure = (wish: SlotWish): SlotWish => ({ ...wish, unsure: true });
