import { z } from 'zod';

const instant = z.iso.datetime();

const whenSchema = z.object({
  day: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('date'), date: z.iso.date() }),
      z.object({ kind: z.literal('range'), from: z.iso.date(), to: z.iso.date() }),
      z.object({ kind: z.literal('weekday'), weekday: z.int().min(1).max(7) }),
    ])
    .nullable(),
  time: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('part'), part: z.enum(['morning', 'afternoon', 'evening']) }),
      z.object({ kind: z.literal('at'), minute: z.int() }),
      z.object({ kind: z.literal('range'), from: z.int(), to: z.int() }),
    ])
    .nullable(),
});

const wishSchema = whenSchema.extend({
  or: z.array(whenSchema).exactOptional(),
  not: z.array(whenSchema).exactOptional(),
  either: z.tuple([whenSchema, whenSchema]).exactOptional(),
  unsure: z.literal(true).exactOptional(),
});

const holdSchema = z.object({ slotId: z.string(), startsAt: instant, endsAt: instant, expiresAt: instant });

const bookingSchema = z.object({
  reference: z.string(),
  status: z.enum(['confirmed', 'cancelled']),
  service: z.string(),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
});

const unfinishedSchema = z.object({
  serviceId: z.string().nullable().default(null),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  wish: wishSchema.nullable().default(null),
});

/**
 * The context as the newest version saves it. Only named fields are read; anything else in the JSON is
 * ignored.
 */
export const contextSchema = z.object({
  locale: z.string(),
  serviceId: z.string().nullable().default(null),
  wish: wishSchema.nullable().default(null),
  offered: z.array(z.string()).default([]),
  hold: holdSchema.nullable().default(null),
  maybeBookedIn: z.int().nullable().default(null),
  booking: bookingSchema.nullable().default(null),
  unfinished: unfinishedSchema.nullable().default(null),
  option: z.string().nullable().default(null),
  misses: z.int().min(0).default(0),
  zone: z.string().nullable().default(null),
  votes: z.int().min(0).default(0),
  clientLocale: z.string().exactOptional(),
});

/** What every version writes the same way, for when the rest cannot be read. */
export const remnantSchema = z.object({
  locale: z.string().catch(''),
  zone: z.string().nullable().catch(null),
  booking: bookingSchema.nullable().catch(null),
});
