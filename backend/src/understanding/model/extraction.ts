import { z } from 'zod';
import type { Business } from '../../domain/business.ts';
import type { JsonObject } from '../../lib/json.ts';

/**
 * What a model may say that a message is. What cannot be taken back, and what the visitor has to say in so many words,
 * is not among it: yes, cancel, start over, forget me, goodbye, the pick of a time, what is told to support.
 */
export const KINDS = [
  'book',
  'answer',
  'wishSlot',
  'chooseService',
  'openTopic',
  'openMenu',
  'openSupport',
  'askPerson',
  'back',
  'skip',
  'keep',
  'moreSlots',
  'change',
  'recallBooking',
  'greet',
  'thank',
  'question',
  'offTopic',
  'none',
] as const;
export type Kind = (typeof KINDS)[number];

/** What a model made of a message; nothing of it is believed yet. */
export type Extraction = z.infer<ReturnType<typeof extractionSchema>>;

/** Names only what the business has and the state accepts. */
export function extractionSchema(business: Business, kinds: readonly Kind[]) {
  const { services, topics, questions } = business;
  const options = topics.flatMap((topic) => topic.options);
  return z.object({
    event: z.enum(kinds),
    service: oneOf(services),
    topic: oneOf(topics),
    option: oneOf(options),
    change: oneOf([...questions, { id: 'SLOT' }, { id: 'SERVICE' }]),
    when: z.string().nullable(),
    answers: z.object(Object.fromEntries(questions.map(({ id }) => [id, z.string().nullable()]))),
  });
}

/** An enumeration of the wire format has at least one value, and each once. */
const oneOf = (things: readonly { readonly id: string }[]) => {
  const ids = [...new Set(things.map(({ id }) => id))];
  return ids.length === 0 ? z.string().nullable() : z.enum(ids).nullable();
};

/** As a model is asked for it. */
export const asJsonSchema = (schema: z.ZodType): JsonObject => {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  return JSON.parse(JSON.stringify(rest));
};

export type Extracted =
  | { readonly kind: 'extraction'; readonly extraction: Extraction }
  | { readonly kind: 'refused'; readonly reason: 'notJson' | 'notInSchema' };

/** Reads what a model wrote. What it left out it did not find. */
export function readExtraction(written: string, business: Business, kinds: readonly Kind[]): Extracted {
  const json = objectIn(written);
  if (json === null) return { kind: 'refused', reason: 'notJson' };
  const { answers, ...rest } = json;
  const complete = { ...NOTHING, ...rest, answers: { ...noAnswers(business), ...objectOf(answers) } };
  const parsed = extractionSchema(business, kinds).safeParse(complete);
  return parsed.success
    ? { kind: 'extraction', extraction: parsed.data }
    : { kind: 'refused', reason: 'notInSchema' };
}

/** Servers without schemas wrap it in words or a code block. */
function objectIn(written: string): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(written.slice(written.indexOf('{'), written.lastIndexOf('}') + 1));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const objectOf = (json: unknown): object => (typeof json === 'object' && json !== null ? json : {});

const NOTHING = { service: null, topic: null, option: null, change: null, when: null };

const noAnswers = ({ questions }: Business): Readonly<Record<string, null>> =>
  Object.fromEntries(questions.map(({ id }) => [id, null]));
