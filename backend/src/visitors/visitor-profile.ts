import { z } from 'zod';
import type { Answers } from '../domain/answers.ts';
import type { Business } from '../domain/business.ts';

/** What is known of a visitor across conversations. */
export interface VisitorProfile {
  /** The visitor's name and contact details; no other answers. */
  readonly answers: Answers;
  /** References, newest first. The bookings database decides which of them are still valid. */
  readonly bookings: readonly string[];
}

export const NOTHING_KNOWN: VisitorProfile = { answers: {}, bookings: [] };

const CONTACT_KINDS: ReadonlySet<string> = new Set(['name', 'email', 'phone']);
const MAX_BOOKINGS = 10;

const profileSchema = z.object({
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).catch({}),
  bookings: z.array(z.string()).catch([]),
});

export const encodeProfile = (profile: VisitorProfile): string => JSON.stringify(profile);

export const decodeProfile = (json: string): VisitorProfile => profileSchema.parse(JSON.parse(json));

/** The answers that may be reused in another conversation. An answer that was skipped is asked again. */
export function contactAnswers({ questions }: Business, answers: Answers): Answers {
  const contact = questions.flatMap(({ id, kind }) => {
    const answer = answers[id];
    return CONTACT_KINDS.has(kind) && typeof answer === 'string' ? [[id, answer] as const] : [];
  });
  return Object.fromEntries(contact);
}

/** Later answers override earlier ones. */
export function mergeProfiles(earlier: VisitorProfile, later: VisitorProfile): VisitorProfile {
  const bookings = [...new Set([...later.bookings, ...earlier.bookings])].slice(0, MAX_BOOKINGS);
  return { answers: { ...earlier.answers, ...later.answers }, bookings };
}

export const isEmpty = ({ answers, bookings }: VisitorProfile): boolean =>
  bookings.length === 0 && Object.keys(answers).length === 0;
