import { z } from 'zod';
import { instantSchema } from './time.ts';

const serviceHealth = z.object({
  status: z.enum(['ok', 'down']),
  latencyMs: z.number().nullable(),
  cause: z
    .string()
    .nullable()
    .describe('Why it cannot be used, or takes nothing new, in words; null while all is well.'),
});
export type ServiceHealth<Kind extends string> = Readonly<{ kind: Kind } & z.infer<typeof serviceHealth>>;

export const sessionsHealthSchema = serviceHealth
  .extend({
    kind: z.enum(['redis', 'memory']),
    degradedSince: instantSchema
      .nullable()
      .describe('Since when turns go on without the store; null while they use it.'),
    unsaved: z.int().describe('Sessions of this instance whose turns wait to be written into the store.'),
    lastRepairAt: instantSchema
      .nullable()
      .describe('When the store was last brought up to a copy that it had lost, or was behind of.'),
  })
  .readonly();
export type SessionsHealth = z.infer<typeof sessionsHealthSchema>;

/** The database's copies of conversations. */
export const archiveHealthSchema = z
  .object({
    waitingTurns: z.int().describe('Turns that wait to be written.'),
    lagSeconds: z.int().describe('How long the first of them has waited.'),
    failingSince: instantSchema
      .nullable()
      .describe('Since when nothing could be written; null while it can.'),
    lostTurns: z.int().describe('Turns that could not wait any longer.'),
  })
  .readonly();
export type ArchiveHealth = z.infer<typeof archiveHealthSchema>;

export const healthSchema = z
  .object({
    status: z.enum(['ok', 'degraded']),
    version: z.string(),
    uptimeSeconds: z.int(),
    services: z
      .object({
        sessions: sessionsHealthSchema,
        bookings: serviceHealth.extend({ kind: z.enum(['postgres', 'pglite']) }).readonly(),
      })
      .readonly(),
    archive: archiveHealthSchema.nullable().describe('Null when nothing is archived.'),
    warnings: z
      .array(z.string())
      .readonly()
      .describe('What is set up such that conversations may be lost, in words.'),
  })
  .readonly();
export type Health = z.infer<typeof healthSchema>;

/** What a platform asks for to learn whether to keep the process, and whether to send it requests. */
export const livenessSchema = z.object({ status: z.literal('ok') }).readonly();
export const readinessSchema = z.object({ status: z.literal('ready') }).readonly();
