import { PROBLEM_STATUS, type Problem, type ProblemCode } from '../protocol/problem.ts';
import type { ProblemDetails } from './problems.ts';

export const PROBLEM_TITLES: Readonly<Record<ProblemCode, string>> = {
  invalid_request: 'The request is not valid',
  invalid_session_id: 'The session id is not valid',
  session_id_required: 'A session id is required',
  resume_token_required: 'The resume token is missing or not valid',
  unauthorized: 'Authorization is required',
  not_found: 'Nothing is here',
  session_not_found: 'There is no such session',
  method_not_allowed: 'The method is not allowed',
  session_expired: 'The session has expired',
  session_deleted: 'The session was deleted',
  handover_expired: 'The hand-over code is no longer valid',
  too_large: 'The request is too large',
  unsupported_media_type: 'The media type is not supported',
  message_id_reused: 'The message id was used before',
  rate_limited: 'Too many requests',
  internal_error: 'Something went wrong',
  unavailable: 'Not available at the moment',
};

/** The body of a problem response. */
export const problemBody = (
  code: ProblemCode,
  { detail, errors }: ProblemDetails,
  requestId?: string,
): Problem => ({
  type: 'about:blank',
  title: PROBLEM_TITLES[code],
  status: PROBLEM_STATUS[code],
  code,
  detail,
  ...(errors && { errors }),
  ...(requestId !== undefined && { requestId }),
});
