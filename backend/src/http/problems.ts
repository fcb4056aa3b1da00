import type { RequestHandler } from 'express';
import type { Problem, ProblemCode } from '../protocol/problem.ts';

export interface ProblemDetails {
  /** What was wrong, with which value (masked if personal), and what to do. */
  readonly detail: string;
  readonly errors?: Problem['errors'];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown in a handler, it becomes an `application/problem+json` response. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails) {
    super(details.detail);
    this.code = code;
    this.details = details;
  }
}

export const deletedProblem = (): HttpProblem =>
  new HttpProblem('session_deleted', {
    detail: 'This conversation was deleted; start a new one under another id.',
  });

export const expiredProblem = (): HttpProblem =>
  new HttpProblem('session_expired', { detail: 'This conversation has ended; start a new one.' });

/**
 * Why there is no such conversation. `refused`: it may have been deleted, and the database that would know
 * is unavailable.
 */
export type NoConversation = 'absent' | 'expired' | 'deleted' | 'refused';

export function noConversationProblem(kind: NoConversation): HttpProblem {
  switch (kind) {
    case 'absent':
      return new HttpProblem('session_not_found', {
        detail: 'Send a first message to begin this conversation.',
      });
    case 'expired':
      return expiredProblem();
    case 'deleted':
      return deletedProblem();
    case 'refused':
      return uncertainProblem();
  }
}

/** Going on could undo a deletion. */
export const uncertainProblem = (): HttpProblem =>
  new HttpProblem('unavailable', {
    detail:
      'It is currently unknown whether this conversation was deleted, so it was not restored; nothing was done. Please send it again.',
    headers: { 'retry-after': '2' },
  });

export const notFound: RequestHandler = (req) => {
  throw new HttpProblem('not_found', {
    detail: `Nothing answers ${req.method} at this path; /docs lists what does.`,
  });
};

/** For a path that exists with other methods. */
export const methodNotAllowed =
  (...allowed: readonly string[]): RequestHandler =>
  (req) => {
    throw new HttpProblem('method_not_allowed', {
      detail: `${req.method} is not allowed here; use ${allowed.join(', ')}.`,
      headers: { allow: allowed.join(', ') },
    });
  };
