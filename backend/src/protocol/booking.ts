import { z } from 'zod';
import type { Booking } from '../domain/booking.ts';
import { instantSchema, timeZoneSchema } from './time.ts';

/** A booking as a visitor sees it. */
export const bookingSchema = z
  .object({
    reference: z.string(),
    status: z.enum(['confirmed', 'cancelled']),
    service: z.string().describe("The service's label."),
    startsAt: instantSchema,
    endsAt: instantSchema,
    timeZone: timeZoneSchema,
  })
  .readonly() satisfies z.ZodType<Booking>;
