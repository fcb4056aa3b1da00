import { z } from 'zod';
import type { Answers } from '../domain/answers.ts';
import type { Business } from '../domain/business.ts';
import type { JsonObject } from '../lib/json.ts';
import { emptyContext, mergeAnswers } from './context.ts';
import type { DialogueState } from './step.ts';

/** Goes up with every change of states or context that an older snapshot does not fit. */
export const MACHINE_VERSION = 1;

/** A dialogue at rest, as a session keeps it. */
export interface Snapshot {
  readonly current: string;
  /** The answers, by question id. */
  readonly data: JsonObject;
  readonly dialogue: JsonObject;
}

export type Restored =
  | { readonly kind: 'restored'; readonly dialogue: DialogueState }
  /** What could not be understood was left behind; the answers that could be read are kept. */
  | { readonly kind: 'restarted'; readonly dialogue: DialogueState; readonly reason: string };

/** Compact: what has its initial value is left out. */
export function saveSnapshot({ state, context }: DialogueState): Snapshot {
  const { answers, serviceId, wish, offered, hold, booking, option, misses, zone, locale } = context;
  return {
    current: state,
    data: answers,
    dialogue: {
      machineVersion: MACHINE_VERSION,
      locale,
      ...(serviceId !== null && { serviceId }),
      ...(wish !== null && { wish: { ...wish } }),
      ...(offered.length > 0 && { offered }),
      ...(hold !== null && { hold: { ...hold } }),
      ...(booking !== null && { booking: { ...booking } }),
      ...(option !== null && { option }),
      ...(misses > 0 && { misses }),
      ...(zone !== null && { zone }),
    },
  };
}

/** Checks version and shape first, then whether the business still has what the snapshot speaks of. */
export function restoreSnapshot(snapshot: Snapshot, business: Business, states: readonly string[]): Restored {
  const answers = readableAnswers(business, snapshot.data);
  const restart = (reason: string): Restored => ({
    kind: 'restarted',
    reason,
    dialogue: { state: 'MENU', context: { ...emptyContext(business.languages[0] ?? 'en'), answers } },
  });

  const version = snapshot.dialogue.machineVersion;
  if (version !== MACHINE_VERSION) return restart(`machine version ${String(version)}`);
  const parsed = contextSchema.safeParse(snapshot.dialogue);
  if (!parsed.success) return restart('unreadable context');
  if (!states.includes(snapshot.current)) return restart(`no state ${snapshot.current}`);
  const { serviceId } = parsed.data;
  if (serviceId !== null && !business.services.some(({ id }) => id === serviceId)) {
    return restart(`no service ${serviceId}`);
  }
  return { kind: 'restored', dialogue: { state: snapshot.current, context: { ...parsed.data, answers } } };
}

const instant = z.iso.datetime();

const wishSchema = z.object({
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

const holdSchema = z.object({ slotId: z.string(), startsAt: instant, endsAt: instant, expiresAt: instant });

const bookingSchema = z.object({
  reference: z.string(),
  status: z.enum(['confirmed', 'cancelled']),
  service: z.string(),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
});

/** Named fields only: nothing else that stands in the JSON gets into the context. */
const contextSchema = z.object({
  locale: z.string(),
  serviceId: z.string().nullable().default(null),
  wish: wishSchema.nullable().default(null),
  offered: z.array(z.string()).default([]),
  hold: holdSchema.nullable().default(null),
  booking: bookingSchema.nullable().default(null),
  option: z.string().nullable().default(null),
  misses: z.int().min(0).default(0),
  zone: z.string().nullable().default(null),
});

function readableAnswers(business: Business, data: JsonObject): Answers {
  const readable = Object.entries(data).filter(
    (entry): entry is [string, string | number | null] =>
      entry[1] === null || typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return mergeAnswers(business, {}, Object.fromEntries(readable));
}
