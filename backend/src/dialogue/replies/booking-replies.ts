import type { Booking } from '../../domain/booking.ts';
import type { Service } from '../../domain/business.ts';
import { startOfDay } from '../../domain/local-time.ts';
import { type SlotWish, slotStart, type When } from '../../domain/slot.ts';
import { mayMeet, whensOf } from '../../domain/slot-wish.ts';
import { capitalised } from '../../lib/capitalised.ts';
import type { OfferedSlot, Part } from '../../protocol/chat.ts';
import type { Say } from '../say.ts';
import { answersInWords } from './answers-in-words.ts';
import { bookingPart, zoneInWords } from './booking-part.ts';
import { clockInWords, dateFormat, dateInWords, placeOf, weekdayInWords } from './dates.ts';
import { businessDates, type Renderers, type ReplyScope, serviceOf, text } from './scope.ts';

export const bookingReplies: Renderers<
  | 'offer'
  | 'wishNoted'
  | 'whichTime'
  | 'noneFor'
  | 'noneLater'
  | 'noSlots'
  | 'slotTaken'
  | 'tooManyHolds'
  | 'holdLapsed'
  | 'calendarAway'
  | 'review'
  | 'whatToChange'
  | 'confirmed'
  | 'standing'
  | 'nothingBooked'
  | 'cancelled'
  | 'stopped'
> = {
  offer: (said, scope) => offerReply(said, serviceOf(scope.business, said.service), scope),
  wishNoted: ({ wish, zone }, scope) => {
    const { business, copy } = scope;
    const at = instantOf(wish, business.timeZone);
    const elsewhere = at === null ? null : otherZone(at, zone, scope);
    const clocks = [copy.zone(placeOf(copy, business.timeZone)), ...(elsewhere === null ? [] : [elsewhere])];
    return [text(copy.wishNoted(wishInWords(wish, copy, copy.wishBut), clocks.join(', ')))];
  },
  whichTime: (_, { copy }) => [text(copy.whichTime)],
  noneFor: ({ wish, lastDay, zone }, { business, copy }) => {
    const clock = zone === undefined ? null : copy.zone(placeOf(copy, business.timeZone));
    const wished = `${wishInWords(wish, copy, copy.wishUnless)}${inBrackets(clock)}`;
    if (lastDay === undefined) return [text(copy.noneFor(wished))];
    return [text(copy.noneYet(wished, dateInWords(copy.dateLocale, lastDay)))];
  },
  noneLater: (_, { copy }) => [text(copy.noneLater)],
  noSlots: (_, { business, copy }) => {
    const days = Math.max(...business.services.map(({ horizonDays }) => horizonDays));
    return [text(copy.noSlots(days, business.support.email, business.support.phone))];
  },
  slotTaken: (_, { copy }) => [text(copy.slotTaken)],
  tooManyHolds: (_, { copy }) => [text(copy.tooManyHolds)],
  holdLapsed: (_, { copy }) => [{ type: 'notice', code: 'hold_lapsed', text: copy.holdLapsed }],
  calendarAway: ({ holding }, { copy }) => [text(holding ? copy.calendarAwayHolding : copy.calendarAway)],
  review: (said, scope) => reviewReply(said, serviceOf(scope.business, said.service), scope),
  whatToChange: (_, { copy }) => [text(copy.whatToChange)],
  confirmed: (said, scope) => bookedReply(said, scope.copy.confirmed, scope),
  standing: (said, scope) => bookedReply(said, scope.copy.standing, scope),
  nothingBooked: (_, { business: { support }, copy }) => [
    text(copy.nothingBooked(support.email, support.phone), copy.whatNext),
  ],
  cancelled: (_, { copy }) => [text(copy.cancelled, copy.whatElse)],
  stopped: (_, { copy }) => [text(copy.stopped, copy.whatElse)],
};

function offerReply(
  { slots: ids, wish, later, zone }: Extract<Say, { say: 'offer' }>,
  service: Service | undefined,
  scope: ReplyScope,
): readonly Part[] {
  if (!service) return [];
  const { business, copy } = scope;
  const dates = businessDates(scope);
  const slots = ids.flatMap((id): OfferedSlot[] => {
    const startsAt = slotStart(id);
    if (startsAt === null) return [];
    const elsewhere = otherZone(startsAt, zone, scope);
    return [
      {
        id,
        startsAt,
        endsAt: endOf(startsAt, service),
        label: capitalised(`${dates.dateTime(startsAt)}${inBrackets(elsewhere)}`),
        day: capitalised(dates.date(startsAt)),
        time: dates.time(startsAt),
        elsewhere,
      },
    ];
  });
  const [first] = slots;
  const offer = later ? copy.offerLater : slots.length === 1 ? copy.offerOne : copy.offer;
  return [
    text(
      offer(wish ? wishInWords(wish, copy, copy.wishBut) : null, copy.zone(placeOf(copy, business.timeZone))),
    ),
    {
      type: 'slots',
      timeZone: business.timeZone,
      ...(first && { zone: copy.timesIn(zoneInWords(first.startsAt, business.timeZone, scope)) }),
      slots,
    },
  ];
}

function reviewReply(
  { slot, heldUntil, answers, zone }: Extract<Say, { say: 'review' }>,
  service: Service | undefined,
  scope: ReplyScope,
): readonly Part[] {
  const startsAt = slotStart(slot);
  if (!service || startsAt === null) return [];
  const { business, copy } = scope;
  const endsAt = endOf(startsAt, service);
  const when = whenBooked({ startsAt, endsAt, timeZone: business.timeZone }, zone, scope);
  const lines = [
    `${copy.reviewService}: ${service.label}`,
    `${copy.reviewWhen}: ${capitalised(when)}`,
    ...answersInWords(business, answers, copy).map(({ label, answer }) => `${capitalised(label)}: ${answer}`),
  ];
  return [
    text([copy.reviewTitle, ...lines].join('\n')),
    ...(heldUntil === null
      ? [text(copy.reviewHeldNoLonger)]
      : [
          text(copy.reviewHold(heldUntilInWords(heldUntil, zone, scope))),
          {
            type: 'hold',
            slotId: slot,
            startsAt,
            expiresAt: heldUntil,
            text: copy.held(capitalised(businessDates(scope).dateTime(startsAt))),
          } as const,
        ]),
  ];
}

/** When an exact wish begins, ISO 8601 UTC; null for any other. */
function instantOf(wish: SlotWish, timeZone: string): string | null {
  if (wish.day?.kind !== 'date' || wish.time?.kind !== 'at' || wish.or) return null;
  return new Date(startOfDay(wish.day.date, timeZone) + wish.time.minute * 60_000).toISOString();
}

/** Without a date: a hold ends within minutes. */
function heldUntilInWords(heldUntil: string, zone: string | undefined, scope: ReplyScope): string {
  const { business, copy } = scope;
  const until = businessDates(scope).time(heldUntil);
  const there = zone === undefined ? until : dateFormat(copy.dateLocale, zone).time(heldUntil);
  const elsewhere = zone === undefined || there === until ? null : copy.otherZone(there, placeOf(copy, zone));
  return `${until}${inBrackets(copy.zone(placeOf(copy, business.timeZone)), elsewhere)}`;
}

const endOf = (startsAt: string, { minutes }: Service): string => endAfter(startsAt, minutes);

export const endAfter = (startsAt: string, minutes: number): string =>
  new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

function bookedReply(
  { zone }: Extract<Say, { say: 'confirmed' | 'standing' }>,
  sentence: ReplyScope['copy']['confirmed'],
  scope: ReplyScope,
): readonly Part[] {
  const { booking } = scope;
  if (!booking) return [];
  const { service, reference } = booking;
  const when = whenBooked(booking, zone, scope);
  return [text(sentence(service, when, reference)), bookingPart(booking, scope)];
}

/** `Tuesday, 24 November 2026, 09:00–09:30 (Lisbon time, 18:00 in Tokyo)` */
export const whenBooked = (
  { startsAt, endsAt, timeZone }: Pick<Booking, 'startsAt' | 'endsAt' | 'timeZone'>,
  zone: string | undefined,
  scope: ReplyScope,
): string => `${fromTo(startsAt, endsAt, scope)}${inZones(timeZone, startsAt, zone, scope)}`;

/** `Tuesday, 24 November 2026, 09:00–09:30`, in the business's time zone. */
function fromTo(startsAt: string, endsAt: string, scope: ReplyScope): string {
  const dates = businessDates(scope);
  return `${dates.dateTime(startsAt)}–${dates.time(endsAt)}`;
}

/**
 * The visitor's local time if their clock differs from the business's; with the date if that differs, too.
 */
function otherZone(instant: string, zone: string | undefined, scope: ReplyScope): string | null {
  if (zone === undefined) return null;
  const here = businessDates(scope);
  const there = dateFormat(scope.copy.dateLocale, zone);
  if (there.dateTime(instant) === here.dateTime(instant)) return null;
  const time = there.date(instant) === here.date(instant) ? there.time(instant) : there.dateTime(instant);
  return scope.copy.otherZone(time, placeOf(scope.copy, zone));
}

/** ` (Lisbon time, 14:00 in Tokyo)` */
const inZones = (timeZone: string, instant: string, zone: string | undefined, scope: ReplyScope): string =>
  inBrackets(scope.copy.zone(placeOf(scope.copy, timeZone)), otherZone(instant, zone, scope));

function inBrackets(...asides: readonly (string | null)[]): string {
  const given = asides.filter((aside) => aside !== null);
  return given.length === 0 ? '' : ` (${given.join(', ')})`;
}

/** `on a Tuesday in the afternoon, except at 15:00` */
function wishInWords(
  wish: SlotWish,
  copy: ReplyScope['copy'],
  except: ReplyScope['copy']['wishBut'],
): string {
  const inWords = (whens: readonly When[]) => whens.map((when) => whenInWords(when, copy));
  const whens = whensOf(wish);
  const wished = copy.wishOr(inWords(whens));
  const ruledOut = inWords((wish.not ?? []).filter((not) => whens.some((when) => mayMeet(when, not))));
  return ruledOut.length === 0 ? wished : except(wished, ruledOut);
}

function whenInWords({ day, time }: When, copy: ReplyScope['copy']): string {
  const locale = copy.dateLocale;
  const words: string[] = [];
  if (day?.kind === 'date') words.push(copy.wishDate(dateInWords(locale, day.date)));
  if (day?.kind === 'range')
    words.push(copy.wishRange(dateInWords(locale, day.from), dateInWords(locale, day.to)));
  if (day?.kind === 'weekday') words.push(copy.wishWeekday(weekdayInWords(locale, day.weekday)));
  if (time?.kind === 'part') words.push(copy.wishPart[time.part]);
  if (time?.kind === 'at') words.push(copy.wishAt(clockInWords(locale, time.minute)));
  if (time?.kind === 'range') words.push(rangeInWords(time, copy));
  return words.join(' ');
}

/** For a button: `Tuesday 24 November 2026, 09:00`, in the format of offered times. */
export function whenLabel({ day, time }: When, copy: ReplyScope['copy']): string {
  const date = day?.kind === 'date' ? [dateInWords(copy.dateLocale, day.date)] : [];
  const rest = whenInWords(
    { day: day?.kind === 'date' ? null : day, time: time?.kind === 'at' ? null : time },
    copy,
  );
  return capitalised(
    [
      ...date,
      ...(rest === '' ? [] : [rest]),
      ...(time?.kind === 'at' ? [clockInWords(copy.dateLocale, time.minute)] : []),
    ].join(', '),
  );
}

const MIDNIGHT = 24 * 60;
const QUARTER = 15;

/** A range that includes its last quarter-hour ends one minute after it. */
const roundEnd = (to: number): number => (to % QUARTER === 1 ? to - 1 : to);

function rangeInWords(
  { from, to }: { readonly from: number; readonly to: number },
  copy: ReplyScope['copy'],
): string {
  const clock = (minute: number) => clockInWords(copy.dateLocale, minute);
  if (to >= MIDNIGHT) return copy.wishFrom(clock(from));
  if (from > 0) return copy.wishBetween(clock(from), clock(roundEnd(to)));
  return roundEnd(to) === to ? copy.wishBefore(clock(to)) : copy.wishUpTo(clock(roundEnd(to)));
}
