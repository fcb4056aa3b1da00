import type { ServerResponse } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from '../lib/logger.ts';
import type { ProblemCode } from '../protocol/problem.ts';
import { StoreUnavailable } from '../sessions/session-store.ts';
import { problemBody } from './problem-body.ts';
import { HttpProblem, type ProblemDetails } from './problems.ts';
import { requestIdOf } from './request-id.ts';

/** Answers with a problem response. Headers that were set before are kept. */
export type SendProblem = (error: unknown, res: ServerResponse, requestId: string) => void;

/** Handles whatever a handler threw. Unexpected errors are logged; `count` counts each response. */
export const problemSender =
  (logger: Logger, count: (code: ProblemCode) => void): SendProblem =>
  (error, res, requestId) => {
    if (res.headersSent) return void res.destroy();
    const problem = asProblem(error);
    count(problem?.code ?? 'internal_error');
    if (problem) return sendProblem(res, problem.code, problem.details);
    logger.error({ err: error, requestId }, 'request failed');
    const detail = `Please try again; quote ${requestId} if it lasts.`;
    sendProblem(res, 'internal_error', { detail }, requestId);
  };

export const problemHandler =
  (send: SendProblem): ErrorRequestHandler =>
  (error, _req, res, _next) =>
    send(error, res, requestIdOf(res));

function sendProblem(
  res: ServerResponse,
  code: ProblemCode,
  details: ProblemDetails,
  requestId?: string,
): void {
  const body = problemBody(code, details, requestId);
  const json = JSON.stringify(body);
  res.writeHead(body.status, {
    ...details.headers,
    // Else a file that could not be given would be missing for as long as it may be kept.
    'cache-control': 'no-store',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(json),
  });
  res.end(json);
}

function asProblem(error: unknown): HttpProblem | null {
  if (error instanceof HttpProblem) return error;
  if (error instanceof StoreUnavailable) {
    return new HttpProblem('unavailable', {
      detail:
        'The session store is unavailable, and this request cannot be completed without it. Please try again.',
      headers: { 'retry-after': '2' },
    });
  }
  return isExpressRefusal(error)
    ? new HttpProblem('invalid_request', {
        detail: 'The path is not validly encoded, or a header asks for what a file here does not meet.',
      })
    : null;
}

/** Thrown by Express's router for a path, or by its file server for a condition or a range. */
const isExpressRefusal = (error: unknown): boolean =>
  error instanceof URIError || (error instanceof Error && 'expose' in error && error.expose === true);
