import type { Service } from '../../domain/business.ts';
import { type SlotWish, slotStart } from '../../domain/slot.ts';
import type { OfferedSlot, Part } from '../../protocol/chat.ts';
import type { Say } from '../say.ts';
import { clockTime, dateFormat, dateInWords, weekdayInWords } from './dates.ts';
import { answersInWords } from './question-replies.ts';
import {
  businessDates,
  menuOptions,
  options,
  type Renderers,
  type ReplyScope,
  serviceOf,
  text,
} from './scope.ts';

export const bookingReplies: Renderers<
  | 'offer'
  | 'noneFor'
  | 'noneLater'
  | 'noSlots'
  | 'slotTaken'
  | 'holdLapsed'
  | 'calendarAway'
  | 'review'
  | 'whatToChange'
  | 'confirmed'
  | 'cancelled'
> = {
  offer: ({ service, slots, zone }, scope) =>
    offerReply(serviceOf(scope.business, service), slots, zone, scope),
  noneFor: ({ wish }, { copy }) => [text(copy.noneFor(wishInWords(wish, copy)))],
  noneLater: (_, { copy }) => [text(copy.noneLater)],
  noSlots: (_, { business, copy }) => {
    const days = Math.max(...business.services.map(({ horizonDays }) => horizonDays));
    return [text(copy.noSlots(days, business.support.email, business.support.phone))];
  },
  slotTaken: (_, { copy }) => [text(copy.slotTaken)],
  holdLapsed: (_, { copy }) => [{ type: 'notice', code: 'hold_lapsed', text: copy.holdLapsed }],
  calendarAway: ({ holding }, { copy }) => [
    text(holding ? copy.calendarAwayHolding : copy.calendarAway),
    options({ id: holding ? 'yes' : 'more', label: copy.tryAgain }),
  ],
  review: (said, scope) => reviewReply(said, serviceOf(scope.business, said.service), scope),
  whatToChange: (_, { business, copy }) => [
    text(copy.whatToChange(business.questions.map(({ label }) => label))),
  ],
  confirmed: (_, scope) => confirmedReply(scope),
  cancelled: (_, { business, copy }) => [
    text(copy.cancelled, copy.whatNext),
    options(...menuOptions(business)),
  ],
};

function offerReply(
  service: Service | undefined,
  ids: readonly string[],
  zone: string | undefined,
  scope: ReplyScope,
): readonly Part[] {
  if (!service) return [];
  const { business, copy } = scope;
  const slots = ids.flatMap((id): OfferedSlot[] => {
    const startsAt = slotStart(id);
    if (startsAt === null) return [];
    const endsAt = new Date(Date.parse(startsAt) + service.minutes * 60_000).toISOString();
    return [{ id, startsAt, endsAt, label: inBothZones(startsAt, zone, scope) }];
  });
  return [text(copy.offer(business.timeZone)), { type: 'slots', timeZone: business.timeZone, slots }];
}

function reviewReply(
  { hold, answers, zone }: Extract<Say, { say: 'review' }>,
  service: Service | undefined,
  scope: ReplyScope,
): readonly Part[] {
  if (!service) return [];
  const { business, copy } = scope;
  const dates = businessDates(scope);
  const lines = [
    `${copy.reviewService}: ${service.label} (${copy.minutes(service.minutes)})`,
    `${copy.reviewWhen}: ${inBothZones(hold.startsAt, zone, scope)} (${business.timeZone})`,
    ...answersInWords(business, answers, copy).map(({ label, answer }) => `${capitalised(label)}: ${answer}`),
  ];
  return [
    text([copy.reviewTitle, ...lines].join('\n')),
    text(copy.reviewHold(dates.time(hold.expiresAt))),
    { type: 'hold', slotId: hold.slotId, startsAt: hold.startsAt, expiresAt: hold.expiresAt },
    options(
      { id: 'yes', label: copy.bookIt },
      { id: 'no', label: copy.changeSomething },
      { id: 'cancel', label: copy.cancel },
    ),
  ];
}

function confirmedReply(scope: ReplyScope): readonly Part[] {
  const { booking, copy } = scope;
  if (!booking) return [];
  const dates = businessDates(scope);
  const when = `${dates.dateTime(booking.startsAt)}–${dates.time(booking.endsAt)} (${booking.timeZone})`;
  return [text(copy.confirmed(booking.service, when, booking.reference)), { type: 'booking', ...booking }];
}

/** The business's time, and the visitor's when that is another. */
function inBothZones(instant: string, zone: string | undefined, { business, copy }: ReplyScope): string {
  const here = dateFormat(copy.dateLocale, business.timeZone).dateTime(instant);
  if (zone === undefined) return here;
  const there = dateFormat(copy.dateLocale, zone);
  const sameDay = there.date(instant) === dateFormat(copy.dateLocale, business.timeZone).date(instant);
  return `${here} (${copy.otherZone(sameDay ? there.time(instant) : there.dateTime(instant), zone)})`;
}

function wishInWords({ day, time }: SlotWish, copy: ReplyScope['copy']): string {
  const locale = copy.dateLocale;
  const words: string[] = [];
  if (day?.kind === 'date') words.push(copy.wishDate(dateInWords(locale, day.date)));
  if (day?.kind === 'range')
    words.push(copy.wishRange(dateInWords(locale, day.from), dateInWords(locale, day.to)));
  if (day?.kind === 'weekday') words.push(copy.wishWeekday(weekdayInWords(locale, day.weekday)));
  if (time?.kind === 'part') words.push(copy.wishPart[time.part]);
  if (time?.kind === 'at') words.push(copy.wishAt(clockTime(time.minute)));
  if (time?.kind === 'range') words.push(copy.wishBetween(clockTime(time.from), clockTime(time.to)));
  return words.join(' ');
}

const capitalised = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
