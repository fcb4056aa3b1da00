import type { Booking } from '../domain/booking.ts';
import type { JsonValue } from '../lib/json.ts';
import type { NoticeCode } from '../protocol/chat.ts';
import { canRender } from './replies/render.ts';
import type { ReplySpec } from './reply.ts';

/**
 * `[state, locale, says, notices?, booking?]`, without keys because a session keeps eight of them. A
 * booking is `[reference, status, service, startsAt, endsAt, timeZone]`.
 */
type StoredReply = readonly [
  ReplySpec['state'],
  ReplySpec['locale'],
  ReplySpec['says'],
  (readonly NoticeCode[])?,
  (readonly [string, Booking['status'], string, string, string, string])?,
];

export function encodeReply({ state, locale, says, notices, booking }: ReplySpec): JsonValue {
  const stored: StoredReply = booking
    ? [state, locale, says, notices ?? [], encodeBooking(booking)]
    : notices
      ? [state, locale, says, notices]
      : [state, locale, says];
  return stored as unknown as JsonValue;
}

/** The inverse of `encodeReply`; null for another version's format. */
export function decodeReply(json: JsonValue): ReplySpec | null {
  if (!Array.isArray(json) || !Array.isArray(json[2])) return null;
  const [state, locale, says, notices, booking] = json as unknown as StoredReply;
  if (!says.every(canRender)) return null;
  return {
    state,
    locale,
    says,
    ...(notices && notices.length > 0 && { notices }),
    ...(booking && { booking: decodeBooking(booking) }),
  };
}

type StoredBooking = NonNullable<StoredReply[4]>;

const encodeBooking = ({
  reference,
  status,
  service,
  startsAt,
  endsAt,
  timeZone,
}: Booking): StoredBooking => [reference, status, service, startsAt, endsAt, timeZone];

const decodeBooking = ([reference, status, service, startsAt, endsAt, timeZone]: StoredBooking): Booking => ({
  reference,
  status,
  service,
  startsAt,
  endsAt,
  timeZone,
});
