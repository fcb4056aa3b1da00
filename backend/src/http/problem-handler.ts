import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from '../lib/logger.ts';
import type { ProblemCode } from '../protocol/problem.ts';
import { StoreUnavailable } from '../sessions/session-store.ts';
import { problemBody } from './problem-body.ts';
import { HttpProblem, type ProblemDetails } from './problems.ts';
import { requestIdOf } from './request-id.ts';

/** Turns whatever a handler threw into the response that tells of it; what is nobody's fault but ours is logged. `told` counts. */
export function problemHandler(
  logger: Logger,
  told: (code: ProblemCode) => void = () => {},
): ErrorRequestHandler {
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
  const body = problemBody(code, details, requestId);
  res
    .status(body.status)
    .set(details.headers ?? {})
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
