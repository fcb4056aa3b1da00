import { z } from 'zod';

// A phrase, where in a conversation it is said, and what it means: one line of tuned.jsonl or
// held-out.jsonl.

const date = z.iso.date();
const minute = z
  .string()
  .regex(/^\d\d:\d\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** Local dates and times of the business. Anything omitted must not be read into the phrase. */
const when = z.strictObject({
  date: date.optional(),
  /** Both inclusive; without `to`, open-ended. */
  dates: z.strictObject({ from: date, to: date.optional() }).optional(),
  /** ISO number, Monday 1; the coming date of that weekday is equivalent. */
  weekday: z.int().min(1).max(7).optional(),
  at: minute.optional(),
  about: minute.optional(),
  from: minute.optional(),
  to: minute.optional(),
  part: z.enum(['morning', 'afternoon', 'evening', 'early', 'late']).optional(),
  any: z.literal(true).optional(),
});

const wish = when.extend({
  /** Acceptable alternatives. */
  or: z.array(when).optional(),
  /** Excluded times. */
  not: z.array(when).optional(),
});

const types = z.union([z.string().transform((type) => [type]), z.array(z.string()).min(1)]);

/** A partial event. Omitted targets are not compared; omitted answers and times must not have been read. */
const pattern = z.strictObject({
  /**
   * Types of events, `time` (any event with a time) or `nothing` (nothing is answered and nothing changes).
   */
  type: types,
  serviceId: z.string().optional(),
  topicId: z.string().optional(),
  optionId: z.string().nullable().optional(),
  target: z.string().optional(),
  locale: z.string().optional(),
  reason: z.string().optional(),
  email: z.string().optional(),
  /** The result of a question: an entry of the business's knowledge, or another kind of `Asked`. */
  entry: z.string().optional(),
  asked: z.enum(['unknown', 'offTopic']).optional(),
  /** The question beside it. */
  asks: z.string().optional(),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
  when: wish.optional(),
  /** Answers, times and questions beside it are not compared. */
  anyDetails: z.literal(true).optional(),
});

/** Alternatives that people would accept; the most natural one first. */
const expectation = z.union([
  pattern.transform((one) => [one]),
  z.strictObject({ anyOf: z.array(pattern).min(1) }).transform(({ anyOf }) => anyOf),
]);

export const caseSchema = z.strictObject({
  id: z.string(),
  /** The language of the phrase: a BCP 47 tag. */
  language: z.string(),
  kind: z.string(),
  /** The folder of the business. */
  business: z.string(),
  /** A public state name. */
  state: z.string(),
  given: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).default({}),
  /** Starts of the offered or held times, local `YYYY-MM-DDTHH:MM`. */
  offered: z.array(z.string()).default([]),
  /** The conversation's language, if it differs from the phrase's. */
  locale: z.string().optional(),
  now: z.iso.datetime(),
  text: z.string(),
  expect: expectation,
});

export type WhenPattern = z.infer<typeof when>;
export type WishPattern = z.infer<typeof wish>;
export type Pattern = z.infer<typeof pattern>;
export type Case = z.infer<typeof caseSchema>;
