import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { ProblemCode } from '../protocol/problem.ts';
import { inWords } from './in-words.ts';
import { HttpProblem } from './problems.ts';

/**
 * The id in a request header, or undefined without one; any other content is a problem with this code. A
 * header that was sent twice arrives joined by a comma, which no id contains.
 */
export function idHeader(
  req: IncomingMessage,
  name: `x-${string}-id`,
  schema: z.ZodType<string>,
  code: ProblemCode,
): string | undefined {
  const sent = req.headers[name];
  if (sent === undefined) return undefined;
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  const expected = parsed.error.issues.map(({ message }) => message).join();
  throw new HttpProblem(code, { detail: `${name} ${inWords(sent)}; send ${expected}.` });
}
