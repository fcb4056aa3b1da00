import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { ProblemCode } from '../protocol/problem.ts';
import { inWords } from './in-words.ts';
import { HttpProblem } from './problems.ts';

/**
 * The id in a header of the request, or undefined without one; any other content is a problem of this code. A header
 * sent twice arrives joined by a comma, which no id holds.
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
