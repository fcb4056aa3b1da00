import { z } from 'zod';
import { instantSchema } from './time.ts';

const serviceHealth = z.object({
  status: z.enum(['ok', 'down']),
  latencyMs: z.number().nullable(),
  cause: z
    .string()
    .nullable()
    .describe('Why it is unavailable or refuses writes, in words; null if neither.'),
});
export type ServiceHealth<Kind extends string> = Readonly<{ kind: Kind } & z.infer<typeof serviceHealth>>;

export const sessionsHealthSchema = serviceHealth
  .extend({
    kind: z.enum(['redis', 'memory']),
    degradedSince: instantSchema
      .nullable()
      .describe('Since when turns have run without the store; null while it is available.'),
    unsaved: z.int().describe('Sessions of this instance with turns not yet written to the store.'),
    lastRepairAt: instantSchema
      .nullable()
      .describe('When the store was last repaired or restored from a newer copy.'),
  })
  .readonly();
export type SessionsHealth = z.infer<typeof sessionsHealthSchema>;

/** The database's copies of conversations. */
export const archiveHealthSchema = z
  .object({
    waitingTurns: z.int().describe('Turns waiting to be written.'),
    lagSeconds: z.int().describe('How long the oldest of them has waited.'),
    failingSince: instantSchema.nullable().describe('Since when writing has failed; null while it works.'),
    lostTurns: z.int().describe('Turns that were dropped unwritten.'),
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
    archive: archiveHealthSchema.nullable().describe('Null if archiving is off.'),
    warnings: z
      .array(z.string())
      .readonly()
      .describe('Settings that may cause conversations to be lost, in words.'),
  })
  .readonly();
export type Health = z.infer<typeof healthSchema>;

/** Answers of the platform's liveness and readiness probes. */
export const livenessSchema = z.object({ status: z.literal('ok') }).readonly();
export const readinessSchema = z.object({ status: z.literal('ready') }).readonly();
