import type { Service } from '../../domain/business.ts';
import { type SlotWish, slotStart } from '../../domain/slot.ts';
import type { OfferedSlot, Part } from '../../protocol/chat.ts';
import type { Say } from '../say.ts';
import { clockTime, dateFormat, dateInWords, weekdayInWords } from './dates.ts';
import { answersInWords } from './question-replies.ts';
import { businessDates, type Renderers, type ReplyScope, serviceOf, text } from './scope.ts';

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
  offer: (said, scope) => offerReply(said, serviceOf(scope.business, said.service), scope),
  noneFor: ({ wish }, { copy }) => [text(copy.noneFor(wishInWords(wish, copy)))],
  noneLater: (_, { copy }) => [text(copy.noneLater)],
  noSlots: (_, { business, copy }) => {
    const days = Math.max(...business.services.map(({ horizonDays }) => horizonDays));
    return [text(copy.noSlots(days, business.support.email, business.support.phone))];
  },
  slotTaken: (_, { copy }) => [text(copy.slotTaken)],
  holdLapsed: (_, { copy }) => [{ type: 'notice', code: 'hold_lapsed', text: copy.holdLapsed }],
  calendarAway: ({ holding }, { copy }) => [text(holding ? copy.calendarAwayHolding : copy.calendarAway)],
  review: (said, scope) => reviewReply(said, serviceOf(scope.business, said.service), scope),
  whatToChange: (_, { business, copy }) => [
    text(copy.whatToChange(business.questions.map(({ label }) => label))),
  ],
  confirmed: (_, scope) => confirmedReply(scope),
  cancelled: (_, { copy }) => [text(copy.cancelled, copy.whatNext)],
};

function offerReply(
  { slots: ids, wish, zone }: Extract<Say, { say: 'offer' }>,
  service: Service | undefined,
  scope: ReplyScope,
): readonly Part[] {
  if (!service) return [];
  const { business, copy } = scope;
  const slots = ids.flatMap((id): OfferedSlot[] => {
    const startsAt = slotStart(id);
    if (startsAt === null) return [];
    return [
      {
        id,
        startsAt,
        endsAt: endOf(startsAt, service),
        label: `${businessDates(scope).dateTime(startsAt)}${otherZone(startsAt, zone, scope)}`,
      },
    ];
  });
  const sentence = wish
    ? copy.offerFor(wishInWords(wish, copy), business.timeZone)
    : copy.offer(business.timeZone);
  return [text(sentence), { type: 'slots', timeZone: business.timeZone, slots }];
}

function reviewReply(
  { slot, heldUntil, answers, zone }: Extract<Say, { say: 'review' }>,
  service: Service | undefined,
  scope: ReplyScope,
): readonly Part[] {
  const startsAt = slotStart(slot);
  if (!service || startsAt === null) return [];
  const { business, copy } = scope;
  const dates = businessDates(scope);
  const when = fromTo(startsAt, endOf(startsAt, service), scope);
  const lines = [
    `${copy.reviewService}: ${service.label}`,
    `${copy.reviewWhen}: ${when} (${business.timeZone})${otherZone(startsAt, zone, scope)}`,
    ...answersInWords(business, answers, copy).map(({ label, answer }) => `${capitalised(label)}: ${answer}`),
  ];
  return [
    text([copy.reviewTitle, ...lines].join('\n')),
    text(copy.reviewHold(dates.time(heldUntil), business.timeZone)),
    { type: 'hold', slotId: slot, startsAt, expiresAt: heldUntil },
  ];
}

const endOf = (startsAt: string, { minutes }: Service): string =>
  new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

function confirmedReply(scope: ReplyScope): readonly Part[] {
  const { booking, copy } = scope;
  if (!booking) return [];
  const when = `${fromTo(booking.startsAt, booking.endsAt, scope)} (${booking.timeZone})`;
  return [text(copy.confirmed(booking.service, when, booking.reference)), { type: 'booking', ...booking }];
}

/** `Tuesday, 24 November 2026, 09:00–09:30`, in the business's zone. */
function fromTo(startsAt: string, endsAt: string, scope: ReplyScope): string {
  const dates = businessDates(scope);
  return `${dates.dateTime(startsAt)}–${dates.time(endsAt)}`;
}

/** The visitor's time behind the business's, when their clocks differ; with its date when that differs too. */
function otherZone(instant: string, zone: string | undefined, scope: ReplyScope): string {
  if (zone === undefined) return '';
  const here = businessDates(scope);
  const there = dateFormat(scope.copy.dateLocale, zone);
  if (there.dateTime(instant) === here.dateTime(instant)) return '';
  const time = there.date(instant) === here.date(instant) ? there.time(instant) : there.dateTime(instant);
  return ` (${scope.copy.otherZone(time, zone)})`;
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
  if (time?.kind === 'range') words.push(rangeInWords(time, copy));
  return words.join(' ');
}

const MIDNIGHT = 24 * 60;

function rangeInWords(
  { from, to }: { readonly from: number; readonly to: number },
  copy: ReplyScope['copy'],
): string {
  if (to >= MIDNIGHT) return copy.wishFrom(clockTime(from));
  return from === 0 ? copy.wishBefore(clockTime(to)) : copy.wishBetween(clockTime(from), clockTime(to));
}

const capitalised = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
