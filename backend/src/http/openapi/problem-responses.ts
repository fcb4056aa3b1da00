import { z } from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { PROBLEM_STATUS, type ProblemCode, problemSchema } from '../../protocol/problem.ts';
import { PROBLEM_TITLES } from '../problem-body.ts';
import { responseHeaders } from './response-headers.ts';

type Status = `${4 | 5}${string}`;

/** The responses for these problems: one for each status, with an example of each code. */
export function problems(...codes: readonly ProblemCode[]): Record<Status, ZodOpenApiResponseObject> {
  const statuses = [...new Set(codes.map((code) => PROBLEM_STATUS[code]))].sort();
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      problemResponse(codes.filter((code) => PROBLEM_STATUS[code] === status)),
    ]),
  );
}

/** One status, with an example of each of its codes. */
export const problemResponse = (codes: readonly ProblemCode[]): ZodOpenApiResponseObject => ({
  description: codes.map((code) => `${PROBLEM_TITLES[code]}: \`${code}\`.`).join(' '),
  headers: z.object({ ...responseHeaders.ofAnything, ...Object.assign({}, ...codes.map(headersOf)) }),
  content: {
    'application/problem+json': {
      schema: problemSchema,
      examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
    },
  },
});

function headersOf(code: ProblemCode): z.ZodRawShape {
  switch (code) {
    case 'rate_limited':
    case 'unavailable':
      return responseHeaders.ofWaiting;
    case 'method_not_allowed':
      return responseHeaders.ofMethods;
    case 'unauthorized':
      return responseHeaders.ofChallenge;
    default:
      return {};
  }
}
