import { z } from 'zod';
import type { Business } from '../../domain/business.ts';
import type { JsonObject } from '../../lib/json.ts';

/**
 * What a model may classify a message as. Excluded is what cannot be undone or must be said explicitly:
 * yes, cancel, start over, forget me, goodbye, picking a time, and text for support.
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

/** What a model read in a message, before any of it is verified. */
export type Extraction = z.infer<ReturnType<typeof extractionSchema>>;

/** Allows only what the business has and the state accepts. */
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

/** An enumeration in the wire format needs at least one value, and no duplicates. */
const oneOf = (things: readonly { readonly id: string }[]) => {
  const ids = [...new Set(things.map(({ id }) => id))];
  return ids.length === 0 ? z.string().nullable() : z.enum(ids).nullable();
};

/** The schema in the form that a model is given. */
export const asJsonSchema = (schema: z.ZodType): JsonObject => {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  return JSON.parse(JSON.stringify(rest));
};

export type Extracted =
  | { readonly kind: 'extraction'; readonly extraction: Extraction }
  | { readonly kind: 'refused'; readonly reason: 'notJson' | 'notInSchema' };

/** Parses what a model wrote. Omitted fields count as not found. */
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

/** Servers without schema support may wrap the object in words or a code block. */
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
