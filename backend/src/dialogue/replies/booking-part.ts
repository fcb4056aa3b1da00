import type { Booking } from '../../domain/booking.ts';
import { capitalised } from '../../lib/capitalised.ts';
import type { Part } from '../../protocol/chat.ts';
import { dateFormat, placeOf } from './dates.ts';
import type { ReplyScope } from './scope.ts';

/** A booking with the card that shows it, in the conversation's language. */
export function bookingPart(booking: Booking, scope: ReplyScope): Part {
  const { reference, status, service, startsAt, endsAt, timeZone } = booking;
  const { copy } = scope;
  const dates = dateFormat(copy.dateLocale, timeZone);
  const lines: readonly (readonly [string, string])[] = [
    [copy.cardReference, reference],
    [copy.reviewService, service],
    [copy.cardDate, capitalised(dates.date(startsAt))],
    [copy.reviewTime, `${dates.time(startsAt)} – ${dates.time(endsAt)}`],
    [copy.cardZone, capitalised(zoneInWords(startsAt, timeZone, scope))],
  ];
  return {
    type: 'booking',
    ...booking,
    card: {
      title: status === 'confirmed' ? copy.cardConfirmed : copy.cardCancelled,
      lines: lines.map(([label, value]) => ({ label, value })),
      toCalendar: copy.toCalendar,
    },
  };
}

/** `Lisbon time (GMT+1)`, with the offset on that day. */
export const zoneInWords = (instant: string, timeZone: string, { copy }: ReplyScope): string =>
  `${copy.zone(placeOf(copy, timeZone))} (${dateFormat(copy.dateLocale, timeZone).offset(instant)})`;
