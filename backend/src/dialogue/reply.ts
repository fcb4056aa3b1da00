import type { Booking } from '../domain/booking.ts';
import { type Business, inLanguage, serviceLabelIn } from '../domain/business.ts';
import type { NoticeCode, Part } from '../protocol/chat.ts';
import { copyOf } from './copy/copy-of.ts';
import { offeredOptions } from './replies/offered-options.ts';
import { plainText, renderParts } from './replies/render.ts';
import type { ReplyScope } from './replies/scope.ts';
import type { Say } from './say.ts';

/** What one reply is rendered from, now and for every retry. Plain JSON, as small as possible. */
export interface ReplySpec {
  readonly state: string;
  readonly says: readonly Say[];
  readonly locale: string;
  readonly notices?: readonly NoticeCode[];
  /** The conversation's booking as of this turn. */
  readonly booking?: Booking;
}

export interface RenderedReply {
  readonly state: string;
  readonly message: string;
  readonly parts: readonly Part[];
  readonly locale: string;
  readonly degraded: boolean;
  readonly booking: Booking | null;
}

export function renderReply(spec: ReplySpec, business: Business): RenderedReply {
  const { state, says, locale, notices = [] } = spec;
  const scope = scopeOf(spec, business);
  const parts = renderParts(says, notices, scope);
  const { booking } = scope;
  return { state, message: plainText(parts), parts, locale, degraded: notices.includes('degraded'), booking };
}

/** The ids of the options that a reply offered, in the order shown: what "2" refers to. */
export function optionsOf(spec: ReplySpec, business: Business): readonly string[] {
  const scope = scopeOf(spec, business);
  return spec.says.flatMap((said) => offeredOptions(said, scope)).map(({ id }) => id);
}

function scopeOf({ locale, booking }: ReplySpec, business: Business): ReplyScope {
  const booked = (service: string) => serviceLabelIn(business, service, locale);
  return {
    business: inLanguage(business, locale),
    copy: copyOf(locale, business),
    booked,
    booking: booking ? { ...booking, service: booked(booking.service) } : null,
  };
}
