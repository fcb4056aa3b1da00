import { z } from 'zod';
import { bookingSchema } from './booking.ts';
import { chatSnapshotSchema, partSchema } from './chat.ts';
import { instantSchema } from './time.ts';

/** A turn as its reply showed it, from any tab, device or instance. */
export const turnTakenSchema = z
  .object({
    turn: z.int(),
    state: z.string(),
    messageId: z.string(),
    visitor: z.string().describe('What the visitor said.'),
    message: z.string(),
    parts: z.array(partSchema).readonly(),
    booking: bookingSchema.nullable(),
    at: instantSchema,
  })
  .readonly()
  .describe('A turn as its reply showed it, from any tab, device or instance.');
export type TurnTaken = z.infer<typeof turnTakenSchema>;

export const devicePresentSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['stream', 'heartbeat']),
    since: instantSchema,
    lastSeenAt: instantSchema,
  })
  .readonly();
export type DevicePresent = z.infer<typeof devicePresentSchema>;

const nothing = z.strictObject({}).readonly();

/** The events of `GET /api/chat/events`, by name. */
export const liveEventSchemas = {
  snapshot: chatSnapshotSchema.describe('Replaces events that the stream no longer has.'),
  turn: turnTakenSchema,
  presence: z
    .object({ devices: z.array(devicePresentSchema).readonly() })
    .readonly()
    .describe('The devices that have the conversation open.'),
  typing: z.object({ role: z.string() }).readonly().describe('Someone is typing.'),
  draft: z
    .object({ messageId: z.string(), text: z.string() })
    .readonly()
    .describe(
      "The assistant's answer to this message as far as it is written: the whole text so far. No event withdraws a draft; only the turn that follows counts.",
    ),
  hold: z
    .object({ slotId: z.string(), startsAt: instantSchema, expiresAt: instantSchema })
    .readonly()
    .describe('A time is held, or its hold was renewed.'),
  'hold-released': z.object({ slotId: z.string() }).readonly().describe('The time is no longer held.'),
  expiring: z
    .object({ expiresAt: instantSchema })
    .readonly()
    .describe('The conversation ends at this time unless a message or a `GET` renews it.'),
  expired: nothing.describe('The conversation has ended; the stream ends, too.'),
  deleted: nothing.describe('The conversation was deleted; the stream ends.'),
  ping: nothing.describe('Every 15 seconds.'),
} as const;

export type LiveEvents = {
  readonly [Type in keyof typeof liveEventSchemas]: z.infer<(typeof liveEventSchemas)[Type]>;
};
