import { z } from 'zod';
import { bookingSchema } from './booking.ts';
import { instantSchema, timeZoneSchema } from './time.ts';

const BCP_47 = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** What to send instead; completes a sentence that ends in "send". */
const EXPECTED = {
  sessionId: 'one id of 1 to 128 of the characters A–Z a–z 0–9 _ . : -',
  deviceId: 'one id of 1 to 64 of the characters A–Z a–z 0–9 _ . : -, or leave it out',
  body: 'a JSON object such as {"message": "book"}',
  message: 'text of 1 to 2,000 characters',
  messageId: 'an id of 1 to 64 of the characters A–Z a–z 0–9 _ . : -, or leave it out',
  timeZone: 'an IANA name such as "Europe/Lisbon", or leave it out',
} as const;

/** Identifies a conversation. */
export const sessionIdSchema = z.string().regex(/^[A-Za-z0-9_.:-]{1,128}$/, EXPECTED.sessionId);

/** Identifies a tab or device within a session. */
export const deviceIdSchema = z.string().regex(/^[A-Za-z0-9_.:-]{1,64}$/, EXPECTED.deviceId);

export const chatRequestSchema = z.object(
  {
    message: z
      .string(EXPECTED.message)
      .trim()
      .min(1, EXPECTED.message)
      .max(2_000, EXPECTED.message)
      .describe('What the visitor says, or the id or label of an option.'),
    messageId: z
      .string(EXPECTED.messageId)
      .regex(/^[A-Za-z0-9_.:-]{1,64}$/, EXPECTED.messageId)
      .describe(
        "The client's own id of this message, which makes retries idempotent: they get the same reply. Remembered for the 8 newest turns.",
      )
      .optional(),
    locale: z
      .string()
      .regex(BCP_47)
      .describe('The language to answer in, as a BCP 47 tag. An unsupported one is ignored.')
      .optional()
      .catch(undefined),
    timeZone: z
      .string(EXPECTED.timeZone)
      .max(64, EXPECTED.timeZone)
      .describe("The visitor's time zone, an IANA name such as Europe/Lisbon.")
      .optional(),
  },
  EXPECTED.body,
);
export type ChatRequest = z.infer<typeof chatRequestSchema>;

export const optionSchema = z
  .object({
    id: z.string().describe('Either the id or the label may be sent as the message.'),
    label: z.string(),
  })
  .readonly();
export type Option = z.infer<typeof optionSchema>;

export const offeredSlotSchema = z
  .object({
    id: z.string(),
    startsAt: instantSchema,
    endsAt: instantSchema,
    label: z.string().describe('The time in words.'),
    day: z.string().optional().describe('Its day in words, for clients that group times by day.'),
    time: z.string().optional().describe('Its time of day in words.'),
    elsewhere: z.string().nullable().optional().describe("The visitor's local time, if it differs."),
  })
  .readonly();
export type OfferedSlot = z.infer<typeof offeredSlotSchema>;

export const bookingCardSchema = z
  .object({
    title: z.string(),
    lines: z.array(z.object({ label: z.string(), value: z.string() }).readonly()).readonly(),
    toCalendar: z.string().describe('The label of a button that adds it to a calendar.'),
  })
  .readonly()
  .describe("The booking in the conversation's language, reference first.");
export type BookingCard = z.infer<typeof bookingCardSchema>;

export const noticeCodeSchema = z.enum(['degraded', 'resumed', 'expired', 'hold_lapsed']);
export type NoticeCode = z.infer<typeof noticeCodeSchema>;

export const partSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }).readonly(),
  z
    .object({ type: z.literal('options'), options: z.array(optionSchema).readonly() })
    .readonly()
    .describe('Options to choose from; send the id or label of one as the message.'),
  z
    .object({
      type: z.literal('slots'),
      timeZone: timeZoneSchema,
      zone: z.string().optional().describe('The time zone of these times, in words.'),
      slots: z.array(offeredSlotSchema).readonly(),
    })
    .readonly()
    .describe('The earliest free times that fit.'),
  z
    .object({
      type: z.literal('hold'),
      slotId: z.string(),
      startsAt: instantSchema,
      expiresAt: instantSchema,
      text: z.string().optional().describe('A sentence saying that the time is held.'),
    })
    .readonly()
    .describe('A time reserved for this conversation until it expires.'),
  z
    .object({
      type: z.literal('booking'),
      ...bookingSchema.unwrap().shape,
      card: bookingCardSchema.optional(),
    })
    .readonly()
    .describe('A booking, confirmed or cancelled.'),
  z
    .object({ type: z.literal('notice'), code: noticeCodeSchema, text: z.string() })
    .readonly()
    .describe('Something that happened to the conversation.'),
]);
export type Part = z.infer<typeof partSchema>;

const parts = z.array(partSchema).readonly();

/** The reply to one turn. */
export const chatReplySchema = z
  .object({
    sessionId: sessionIdSchema,
    messageId: z.string(),
    turn: z.int().min(1).describe('Committed turns of this conversation, from 1.'),
    state: z.string().describe('The public name of the state, such as BOOK_EMAIL.'),
    message: z.string().describe('The whole reply as plain text; options are numbered lines.'),
    parts: parts.describe('The same reply in parts, for clients that show more than text.'),
    locale: z.string().describe('The language of the reply, a BCP 47 tag.'),
    degraded: z
      .boolean()
      .describe('The session store was unavailable, and the conversation went on without it.'),
    expiresAt: instantSchema.describe('When the conversation ends unless a message or a GET renews it.'),
    resumeToken: z
      .string()
      .nullable()
      .describe('For sealed sessions and requests with x-resume-token; otherwise null.'),
    booking: bookingSchema.nullable().describe("The conversation's booking; null until there is one."),
  })
  .readonly();
export type ChatReply = z.infer<typeof chatReplySchema>;

const line = z.object({
  turn: z.int(),
  text: z.string(),
  at: instantSchema,
});

export const transcriptLineSchema = z.discriminatedUnion('role', [
  line.extend({ role: z.enum(['visitor', 'operator']) }).readonly(),
  line
    .extend({ role: z.literal('assistant'), state: z.string(), parts })
    .readonly()
    .describe("The reply's message as `text`, with its state and parts."),
]);
export type TranscriptLine = z.infer<typeof transcriptLineSchema>;

/** The state of a conversation: its last reply and the transcript. */
export const chatSnapshotSchema = chatReplySchema
  .unwrap()
  .extend({
    messageId: z.string().describe('Empty if it is no longer known.'),
    turn: z
      .int()
      .min(0)
      .describe(
        'Committed turns; 0 if the session store is unavailable and nothing is known of the conversation.',
      ),
    transcript: z.array(transcriptLineSchema).readonly().describe('The newest 50 lines, oldest first.'),
    cursor: z.string().describe('Where `GET /api/chat/events` continues after this snapshot.'),
  })
  .readonly();
export type ChatSnapshot = z.infer<typeof chatSnapshotSchema>;

/** What a page around the chat may show about the business. */
export const businessProfileSchema = z
  .object({
    tagline: z.string().nullable(),
    booking: z.string().describe('The label for booking, such as `Book a Demo`.'),
    services: z.array(z.object({ label: z.string(), minutes: z.int() }).readonly()).readonly(),
    hours: z
      .array(
        z
          .object({
            weekday: z.string().describe('From `monday`.'),
            open: z.array(z.object({ from: z.string(), to: z.string() }).readonly()).readonly(),
          })
          .readonly(),
      )
      .readonly()
      .describe("Each weekday, including closed ones; times such as `09:00` in the business's time zone."),
    topics: z
      .array(
        z
          .object({
            label: z.string(),
            options: z.array(z.object({ label: z.string(), text: z.string() }).readonly()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    faq: z.array(z.object({ question: z.string(), answer: z.string() }).readonly()).readonly(),
    support: z.object({ email: z.string(), phone: z.string().nullable() }).readonly(),
  })
  .readonly();
export type BusinessProfile = z.infer<typeof businessProfileSchema>;

/** What a client shows before the first message. */
export const businessCardSchema = z
  .object({
    name: z.string(),
    assistant: z.string().describe("The assistant's name."),
    languages: z.array(z.string()).readonly().describe('Supported languages, as BCP 47 tags.'),
    locale: z.string().describe('The language of this card.'),
    timeZone: timeZoneSchema,
    welcome: z.object({ message: z.string(), parts }).readonly(),
    about: businessProfileSchema,
  })
  .readonly();
export type BusinessCard = z.infer<typeof businessCardSchema>;
