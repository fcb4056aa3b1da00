import { z } from 'zod';

/** Stable, machine-readable codes. */
export const PROBLEM_STATUS = {
  invalid_request: 400,
  invalid_session_id: 400,
  session_id_required: 400,
  resume_token_required: 401,
  unauthorized: 401,
  not_found: 404,
  session_not_found: 404,
  method_not_allowed: 405,
  session_expired: 410,
  session_deleted: 410,
  handover_expired: 410,
  too_large: 413,
  unsupported_media_type: 415,
  message_id_reused: 422,
  rate_limited: 429,
  internal_error: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

const codes = Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]];

/** RFC 9457 `application/problem+json`. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes).describe('Stable and machine-readable.'),
    detail: z.string().describe('What was wrong, with which value (masked if personal), and what to do.'),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }).readonly())
      .readonly()
      .describe('Each invalid field.')
      .exactOptional(),
    requestId: z.string().describe('Only on a 500, which reveals nothing else.').exactOptional(),
  })
  .readonly();
export type Problem = z.infer<typeof problemSchema>;
