import express, { type Request, type Response } from 'express';
import type { z } from 'zod';
import { HttpProblem } from './problems.ts';

// Not strict: `null` is JSON, and what is wrong with it is said as of any other value.
const parse = express.json({ limit: '16kb', inflate: false, type: 'application/json', strict: false });

/** Reads a JSON body; anything that is not declared as JSON is refused, so a cross-site form cannot post. */
export async function readJson(req: Request, res: Response): Promise<unknown> {
  if (req.is('application/json') === false) {
    throw new HttpProblem('unsupported_media_type', {
      detail: 'Send JSON, with content-type: application/json.',
    });
  }
  await new Promise<void>((resolve, reject) => {
    parse(req, res, (error) => (error ? reject(error) : resolve()));
  });
  return req.body;
}

/**
 * The body in the shape of the schema, or a problem that names every field that does not fit. The schema's
 * messages say what to send instead.
 */
export function fitting<Schema extends z.ZodType>(body: unknown, schema: Schema): z.output<Schema> {
  const hostile = findHostile(body, 0);
  if (hostile !== null) throw new HttpProblem('invalid_request', { detail: hostile });
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    path: path.join('.') || BODY,
    message: `${inWords(valueAt(body, path))}; send ${message}`,
  }));
  const sentences = errors.map(({ path, message }) => `${path === BODY ? 'The body' : path} ${message}.`);
  throw new HttpProblem('invalid_request', { detail: sentences.join(' '), errors });
}

const BODY = '(body)';

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );

/** What was sent, as far as it can be told without repeating what may be personal. */
function inWords(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is null';
  if (Array.isArray(value)) return 'is an array';
  if (typeof value !== 'string') return `is ${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
  const { length } = value.trim();
  return length === 0 ? 'is empty' : `is text of length ${length.toLocaleString('en')}`;
}

const MAX_DEPTH = 8;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const LONE_SURROGATE = /\p{Surrogate}/u;

/** What no honest client sends anywhere in a body, known field or not; null when there is none of it. */
function findHostile(value: unknown, depth: number): string | null {
  if (typeof value === 'string') {
    return value.includes('\0') || LONE_SURROGATE.test(value)
      ? 'Text must be well-formed Unicode without NUL characters.'
      : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= MAX_DEPTH) return `The body is nested deeper than ${MAX_DEPTH} levels.`;
  for (const [key, inner] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) return `A field may not be called "${key}".`;
    const found = findHostile(key, depth) ?? findHostile(inner, depth + 1);
    if (found !== null) return found;
  }
  return null;
}
