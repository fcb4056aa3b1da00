import type { Problem, ProblemCode } from '../../protocol/problem.ts';
import { problemBody } from '../problem-body.ts';
import { deletedProblem, expiredProblem, noConversationProblem, type ProblemDetails } from '../problems.ts';

const DETAILS: Readonly<Record<ProblemCode, ProblemDetails>> = {
  invalid_request: {
    detail: 'message is missing; send text of 1 to 2,000 characters.',
    errors: [{ path: 'message', message: 'is missing; send text of 1 to 2,000 characters' }],
  },
  invalid_session_id: {
    detail:
      'x-session-id is text of length 9; send one id of 1 to 128 of the characters A–Z a–z 0–9 _ . : -.',
  },
  session_id_required: { detail: 'Name the conversation in the header x-session-id.' },
  resume_token_required: {
    detail:
      'Send the resumeToken of the last reply in x-resume-token, or start a new conversation without x-session-id.',
  },
  unauthorized: { detail: 'Send the metrics token as "authorization: Bearer …".' },
  not_found: { detail: 'Nothing answers GET at this path; /docs lists what does.' },
  session_not_found: noConversationProblem('absent').details,
  method_not_allowed: { detail: 'PUT is not allowed here; use GET, POST, DELETE.' },
  session_expired: expiredProblem().details,
  session_deleted: deletedProblem().details,
  handover_expired: {
    detail: 'This code was already used or has expired; make a new one on the first device.',
  },
  too_large: { detail: 'The body may have at most 16 KiB.' },
  unsupported_media_type: { detail: 'Send JSON, with content-type: application/json.' },
  message_id_reused: {
    detail: 'This messageId was sent before with another message; a new message needs a new id.',
  },
  rate_limited: { detail: 'Too many requests; please wait 30 s and send the last one again.' },
  internal_error: { detail: 'Please try again; quote request-1 if it lasts.' },
  unavailable: { detail: 'This process is starting or draining.' },
};

/** One problem of each code, as clients receive it. */
export const problemExamples = (): Record<ProblemCode, { readonly value: Problem }> => {
  const entries = Object.entries(DETAILS) as [ProblemCode, ProblemDetails][];
  return Object.fromEntries(
    entries.map(([code, details]) => [
      code,
      { value: problemBody(code, details, code === 'internal_error' ? 'request-1' : undefined) },
    ]),
  ) as Record<ProblemCode, { readonly value: Problem }>;
};
