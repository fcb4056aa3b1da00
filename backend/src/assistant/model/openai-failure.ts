import { APIConnectionTimeoutError, APIError } from 'openai';
import { AnswerTooLong } from './capped-fetch.ts';
import { type Completion, NOTHING_USED } from './completion.ts';
import type { ModelFailure } from './model.ts';

/** Statuses that say that this question was refused, which says nothing about the next one. */
const OF_THE_QUESTION = [400, 413, 422];

/** What a failed call means. Nothing of the error goes along: its text, and what hangs on it, may quote a visitor. */
export function toFailed(error: unknown, signal: AbortSignal): Completion {
  const reason = reasonOf(error, signal);
  // A model that was cut short may have written at our cost.
  const used = reason === 'refused' || reason === 'server' ? NOTHING_USED : null;
  return {
    outcome: { kind: 'failed', reason },
    used,
    isWell: isOfTheQuestion(error),
    failure: nameOf(error),
  };
}

const isOfTheQuestion = (error: unknown): boolean => OF_THE_QUESTION.includes(statusOf(error) ?? 0);

function reasonOf(error: unknown, signal: AbortSignal): ModelFailure {
  if (signal.aborted || error instanceof APIConnectionTimeoutError) return 'timeout';
  if (error instanceof AnswerTooLong) return 'tooLong';
  if (!(error instanceof APIError)) return 'garbage';
  const status = statusOf(error);
  return status !== null && status < 500 ? 'refused' : 'server';
}

/** Null when no answer began. */
export function statusOf(error: unknown): number | null {
  return error instanceof APIError && typeof error.status === 'number' ? error.status : null;
}

/** A status, the code of a broken connection, or the kind of error. */
export function nameOf(error: unknown): string {
  const status = statusOf(error);
  if (status !== null) return `status ${status}`;
  // The code of an `APIError` is whatever the server wrote.
  return (
    codeOf(error instanceof APIError ? error.cause : error) ??
    (error instanceof Error ? error.constructor.name : 'unknown')
  );
}

/** Such as `ECONNREFUSED`, which lies a few causes deep. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z_]+$/.test(error.code)) return error.code;
  return codeOf(error.cause);
}
