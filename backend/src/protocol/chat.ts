import { z } from 'zod';
import { bookingSchema } from './booking.ts';
import { instantSchema, timeZoneSchema } from './time.ts';

const BCP_47 = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** What to send instead, to stand behind "send". */
const EXPECTED = {
  sessionId: 'one id of 1 to 128 of the characters A–Z a–z 0–9 _ . : -',
  deviceId: 'one id of 1 to 64 of the characters A–Z a–z 0–9 _ . : -, or leave it out',
  body: 'a JSON object such as {"message": "book"}',
  message: 'text of 1 to 2,000 characters',
  messageId: 'an id of 1 to 64 of the characters A–Z a–z 0–9 _ . : -, or leave it out',
  timeZone: 'an IANA name such as "Europe/Lisbon", or leave it out',
} as const;

/** Names a conversation. */
export const sessionIdSchema = z.string().regex(/^[A-Za-z0-9_.:-]{1,128}$/, EXPECTED.sessionId);

/** Names a tab or device within a session. */
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
        "The client's own id of this message. Sent again it gets the same reply, and nothing is done twice; remembered for the 8 newest turns.",
      )
      .optional(),
    locale: z
      .string()
      .regex(BCP_47)
      .describe('The language to answer in, as a BCP 47 tag. One that is not spoken is ignored.')
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
    id: z.string().describe('May be sent as the message, as may the label.'),
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
    day: z.string().optional().describe('Its day in words, under which a client may show it.'),
    time: z.string().optional().describe('Its time of day in words.'),
    elsewhere: z
      .string()
      .nullable()
      .optional()
      .describe('The same where the visitor is, if that has another time.'),
  })
  .readonly();
export type OfferedSlot = z.infer<typeof offeredSlotSchema>;

export const bookingCardSchema = z
  .object({
    title: z.string(),
    lines: z.array(z.object({ label: z.string(), value: z.string() }).readonly()).readonly(),
    toCalendar: z.string().describe('What a button says that puts it into a calendar.'),
  })
  .readonly()
  .describe('The booking in the words of the conversation, its reference first.');
export type BookingCard = z.infer<typeof bookingCardSchema>;

export const noticeCodeSchema = z.enum(['degraded', 'resumed', 'expired', 'hold_lapsed']);
export type NoticeCode = z.infer<typeof noticeCodeSchema>;

export const partSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }).readonly(),
  z
    .object({ type: z.literal('options'), options: z.array(optionSchema).readonly() })
    .readonly()
    .describe('What may be chosen; the id or the label of one is sent back as the message.'),
  z
    .object({
      type: z.literal('slots'),
      timeZone: timeZoneSchema,
      zone: z.string().optional().describe('Whose time these are, in words.'),
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
      text: z.string().optional().describe('That the time is held, in words.'),
    })
    .readonly()
    .describe('A time that is kept for this conversation until it expires.'),
  z
    .object({
      type: z.literal('booking'),
      ...bookingSchema.unwrap().shape,
      card: bookingCardSchema.optional(),
    })
    .readonly()
    .describe('What is booked, or was.'),
  z
    .object({ type: z.literal('notice'), code: noticeCodeSchema, text: z.string() })
    .readonly()
    .describe('What happened to the conversation since.'),
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
    message: z
      .string()
      .describe(
        'The whole reply as plain text, for clients that show nothing else; options are numbered lines.',
      ),
    parts: parts.describe('The same reply in parts, for clients that show more than text.'),
    locale: z.string().describe('The language of the reply, a BCP 47 tag.'),
    degraded: z
      .boolean()
      .describe('The session store could not be reached, and the conversation went on without it.'),
    expiresAt: instantSchema.describe('When the conversation ends unless a message or a GET renews it.'),
    resumeToken: z
      .string()
      .nullable()
      .describe('For sealed sessions and requests that carry x-resume-token; else null.'),
    booking: bookingSchema.nullable().describe('Once there is one.'),
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
    .describe('State and parts are as they were in the reply, of which the text is the message.'),
]);
export type TranscriptLine = z.infer<typeof transcriptLineSchema>;

/** Where a conversation stands: its last reply and what was said. */
export const chatSnapshotSchema = chatReplySchema
  .unwrap()
  .extend({
    messageId: z.string().describe('Empty when it is no longer known.'),
    turn: z
      .int()
      .min(0)
      .describe(
        'Committed turns; 0 while the session store is away and nothing is known of the conversation.',
      ),
    transcript: z.array(transcriptLineSchema).readonly().describe('The newest 50 lines, oldest first.'),
    cursor: z.string().describe('Where `GET /api/chat/events` continues after this snapshot.'),
  })
  .readonly();
export type ChatSnapshot = z.infer<typeof chatSnapshotSchema>;

/** What a page around the chat may show of the business, in its own words. */
export const businessProfileSchema = z
  .object({
    tagline: z.string().nullable(),
    booking: z.string().describe('What booking is called, such as `Book a Demo`.'),
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
      .describe("Each weekday, closed ones too; times as `09:00` in the business's zone."),
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
    assistant: z.string().describe('What the assistant is called.'),
    languages: z.array(z.string()).readonly().describe('Spoken ones, as BCP 47 tags.'),
    locale: z.string().describe('The language of this card.'),
    timeZone: timeZoneSchema,
    welcome: z.object({ message: z.string(), parts }).readonly(),
    about: businessProfileSchema,
  })
  .readonly();
export type BusinessCard = z.infer<typeof businessCardSchema>;
