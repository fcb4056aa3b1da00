import { APIConnectionTimeoutError, APIError } from 'openai';
import { AnswerTooLong } from './capped-fetch.ts';
import { type Completion, NOTHING_USED } from './completion.ts';
import type { ModelFailure } from './model.ts';

/** Statuses that concern only this request, and say nothing about the next one. */
const OF_THE_QUESTION = [400, 413, 422];

/** Translates a failed call. Nothing of the error is kept: its message and fields may quote a visitor. */
export function toFailed(error: unknown, signal: AbortSignal): Completion {
  const reason = reasonOf(error, signal);
  // A model that was cut off may have produced tokens at our cost.
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

/** Null if no response started. */
export function statusOf(error: unknown): number | null {
  return error instanceof APIError && typeof error.status === 'number' ? error.status : null;
}

/** A status, the code of a broken connection, or the class of the error. */
export function nameOf(error: unknown): string {
  const status = statusOf(error);
  if (status !== null) return `status ${status}`;
  // The code of an `APIError` is arbitrary text of the server.
  return (
    codeOf(error instanceof APIError ? error.cause : error) ??
    (error instanceof Error ? error.constructor.name : 'unknown')
  );
}

/** Such as `ECONNREFUSED`, which is nested a few causes deep. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z_]+$/.test(error.code)) return error.code;
  return codeOf(error.cause);
}
