import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from '../lib/logger.ts';
import { PROBLEM_STATUS, type Problem, type ProblemCode } from '../protocol/problem.ts';
import { StoreUnavailable } from '../sessions/session-store.ts';
import { HttpProblem, type ProblemDetails } from './problems.ts';
import { requestIdOf } from './request-id.ts';

const TITLES: Readonly<Record<ProblemCode, string>> = {
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
  handover_expired: 'The code of the hand-over is no longer good',
  too_large: 'The request is too large',
  unsupported_media_type: 'The media type is not supported',
  message_id_reused: 'The message id was used before',
  rate_limited: 'Too many requests',
  internal_error: 'Something went wrong',
  unavailable: 'Not available at the moment',
};

/** Turns whatever a handler threw into the response that tells of it; what is nobody's fault but ours is logged. `told` counts. */
export function problemHandler(logger: Logger, told: (code: ProblemCode) => void): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const requestId = requestIdOf(res);
    if (res.headersSent) return next(error);
    const problem = asProblem(error);
    told(problem?.code ?? 'internal_error');
    if (!problem) {
      logger.error({ err: error, requestId }, 'request failed');
      return sendProblem(
        res,
        'internal_error',
        { detail: `Please try again; quote ${requestId} if it lasts.` },
        requestId,
      );
    }
    sendProblem(res, problem.code, problem.details);
  };
}

function sendProblem(res: Response, code: ProblemCode, details: ProblemDetails, requestId?: string): void {
  const { detail, errors, headers } = details;
  const status = PROBLEM_STATUS[code];
  const body: Problem = {
    type: 'about:blank',
    title: TITLES[code],
    status,
    code,
    detail,
    ...(errors && { errors }),
    ...(requestId !== undefined && { requestId }),
  };
  res
    .status(status)
    .set(headers ?? {})
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

function asProblem(error: unknown): HttpProblem | null {
  if (error instanceof HttpProblem) return error;
  if (error instanceof StoreUnavailable) {
    return new HttpProblem('unavailable', {
      detail:
        'The session store cannot be reached, and going on without it would not last. Please try again.',
      headers: { 'retry-after': '2' },
    });
  }
  return bodyProblem(error);
}

/** What Express's body parser and router throw; its own errors hold the visitor's text, so none of it is passed on. */
function bodyProblem(error: unknown): HttpProblem | null {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  switch (type) {
    case 'entity.too.large':
      return new HttpProblem('too_large', { detail: 'The body may have at most 16 KiB.' });
    case 'entity.parse.failed':
      return new HttpProblem('invalid_request', {
        detail: 'The body is not valid JSON; send a JSON object.',
      });
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new HttpProblem('unsupported_media_type', {
        detail: 'Send the body as UTF-8 without content encoding.',
      });
    case 'request.aborted':
    case 'request.size.invalid':
      return new HttpProblem('invalid_request', { detail: 'The body did not arrive whole.' });
    default:
      return error instanceof URIError
        ? new HttpProblem('invalid_request', { detail: 'The path is not validly encoded.' })
        : null;
  }
}
