import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { inWords } from './in-words.ts';
import { HttpProblem } from './problems.ts';
import { readBody } from './request-body.ts';

/**
 * Reads a JSON body; undefined without one. Anything not declared as JSON is refused, so that a cross-site
 * form cannot post.
 */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const { headers } = req;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return undefined;
  checkMediaType(headers);
  const bytes = await readBody(req);
  if (!isUtf8(bytes)) {
    throw new HttpProblem('invalid_request', { detail: 'The body is not valid UTF-8; send JSON as UTF-8.' });
  }
  const text = UTF_8.decode(bytes);
  return text === '' ? undefined : parse(text);
}

/** Also strips a byte order mark. */
const UTF_8 = new TextDecoder();

const JSON_TYPE = /^application\/json[ \t]*(?:;|$)/i;
const CHARSET = /;[ \t]*charset[ \t]*=[ \t]*"?([^\s;"]*)/i;

function checkMediaType(headers: IncomingHttpHeaders): void {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  if (!JSON_TYPE.test(type)) throw unsupported('Send JSON, with content-type: application/json.');
  const [, charset = 'utf-8'] = CHARSET.exec(type) ?? [];
  const isPlain = charset.toLowerCase() === 'utf-8' && encoding.toLowerCase() === 'identity';
  if (!isPlain) throw unsupported('Send the body as UTF-8 without content encoding.');
}

const unsupported = (detail: string): HttpProblem => new HttpProblem('unsupported_media_type', { detail });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message would quote the visitor.
    throw new HttpProblem('invalid_request', { detail: 'The body is not valid JSON; send a JSON object.' });
  }
}

/**
 * Validates the body against the schema. Throws a problem that names every invalid field; the schema's
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

const MAX_DEPTH = 8;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Finds what no honest client sends, in known fields or not; null if there is nothing. */
function findHostile(value: unknown, depth: number): string | null {
  if (typeof value === 'string') {
    return value.includes('\0') || LONE_SURROGATE.test(value)
      ? 'Text must be well-formed Unicode without NUL characters.'
      : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= MAX_DEPTH) return `The body is nested deeper than ${MAX_DEPTH} levels.`;
  for (const [key, inner] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) return `A field must not be called "${key}".`;
    const found = findHostile(key, depth) ?? findHostile(inner, depth + 1);
    if (found !== null) return found;
  }
  return null;
}
