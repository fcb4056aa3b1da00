import { z } from 'zod';
import type { Booking } from '../domain/booking.ts';

/** 1–128 of these name a conversation; a header outside them is refused. */
export const sessionIdSchema = z.string().regex(/^[A-Za-z0-9_.:-]{1,128}$/);

/** 1–64 of them name a tab or device within a session. */
export const deviceIdSchema = z.string().regex(/^[A-Za-z0-9_.:-]{1,64}$/);

const BCP_47 = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** What to send instead, to stand behind "send". */
const EXPECTED = {
  body: 'a JSON object such as {"message": "book"}',
  message: 'text of 1 to 2,000 characters',
  messageId: 'an id of 1 to 64 of the characters A–Z a–z 0–9 _ . : -, or leave it out',
  timeZone: 'an IANA name such as "Europe/Lisbon", or leave it out',
} as const;

export const chatRequestSchema = z.object(
  {
    message: z.string(EXPECTED.message).trim().min(1, EXPECTED.message).max(2_000, EXPECTED.message),
    messageId: z
      .string(EXPECTED.messageId)
      .regex(/^[A-Za-z0-9_.:-]{1,64}$/, EXPECTED.messageId)
      .optional(),
    locale: z.string().regex(BCP_47).optional().catch(undefined),
    timeZone: z.string(EXPECTED.timeZone).max(64, EXPECTED.timeZone).optional(),
  },
  EXPECTED.body,
);
export type ChatRequest = z.infer<typeof chatRequestSchema>;

export interface Option {
  readonly id: string;
  readonly label: string;
}

export interface OfferedSlot {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly label: string;
}

export type NoticeCode = 'degraded' | 'resumed' | 'expired' | 'hold_lapsed';

export type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'options'; readonly options: readonly Option[] }
  | { readonly type: 'slots'; readonly timeZone: string; readonly slots: readonly OfferedSlot[] }
  | { readonly type: 'hold'; readonly slotId: string; readonly startsAt: string; readonly expiresAt: string }
  | ({ readonly type: 'booking' } & Booking)
  | { readonly type: 'notice'; readonly code: NoticeCode; readonly text: string };

/** The reply to one turn. */
export interface ChatReply {
  readonly sessionId: string;
  readonly messageId: string;
  /** Committed turns of this conversation, from 1. */
  readonly turn: number;
  readonly state: string;
  readonly message: string;
  readonly parts: readonly Part[];
  readonly locale: string;
  readonly degraded: boolean;
  readonly expiresAt: string;
  readonly resumeToken: string | null;
  readonly booking: Booking | null;
}

export type TranscriptLine = {
  readonly turn: number;
  readonly text: string;
  readonly at: string;
} & (
  | { readonly role: 'visitor' | 'operator' }
  /** `state` and `parts` as they were in the reply, of which `text` is the message. */
  | { readonly role: 'assistant'; readonly state: string; readonly parts: readonly Part[] }
);

/** Where a conversation stands: its last reply and what was said. */
export interface ChatSnapshot extends ChatReply {
  /** The newest 50 lines, oldest first. */
  readonly transcript: readonly TranscriptLine[];
  /** Where `GET /api/chat/events` continues after this snapshot. */
  readonly cursor: string;
}

/** What a client shows before the first message. */
export interface BusinessCard {
  readonly name: string;
  readonly assistant: string;
  readonly languages: readonly string[];
  readonly locale: string;
  readonly timeZone: string;
  readonly welcome: { readonly message: string; readonly parts: readonly Part[] };
  readonly about: BusinessProfile;
}

/** What a page around the chat may show of the business, in its own words. */
export interface BusinessProfile {
  readonly tagline: string | null;
  /** What booking is called, such as `Book a Demo`. */
  readonly booking: string;
  readonly services: readonly { readonly label: string; readonly minutes: number }[];
  /** Each weekday from `monday`, closed ones too; times as `09:00` in the business's zone. */
  readonly hours: readonly {
    readonly weekday: string;
    readonly open: readonly { readonly from: string; readonly to: string }[];
  }[];
  readonly topics: readonly {
    readonly label: string;
    readonly options: readonly { readonly label: string; readonly text: string }[];
  }[];
  readonly faq: readonly { readonly question: string; readonly answer: string }[];
  readonly support: { readonly email: string; readonly phone: string | null };
}
