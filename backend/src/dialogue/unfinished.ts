import type { Hold } from '../domain/booking.ts';
import type { Business } from '../domain/business.ts';
import { localDate, localMinute } from '../domain/local-time.ts';
import type { SlotWish } from '../domain/slot.ts';
import { mergeWish } from '../domain/slot-wish.ts';
import type { DialogueContext, Unfinished } from './context.ts';

const BOOKING_STATE = /^BOOK_(?!CONFIRMED$)/;

/**
 * What an ended conversation leaves to go on with. Null if no booking was in progress, or if nothing was
 * said for it that would have to be asked again. A held time becomes a wish.
 */
export function leftUnfinished(
  state: string,
  { serviceId, answers, wish, hold }: DialogueContext,
  { timeZone }: Business,
): Unfinished | null {
  const isUnderWay = serviceId !== null || BOOKING_STATE.test(state);
  if (!isUnderWay) return null;
  const left = { serviceId, answers, wish: hold ? mergeWish(wish, timeOf(hold, timeZone)) : wish };
  return left.wish === null && Object.keys(answers).length === 0 ? null : left;
}

function timeOf({ startsAt }: Hold, timeZone: string): SlotWish {
  const start = Date.parse(startsAt);
  return {
    day: { kind: 'date', date: localDate(start, timeZone) },
    time: { kind: 'at', minute: localMinute(start, timeZone) },
  };
}
