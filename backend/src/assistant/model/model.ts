import type { JsonObject } from '../../lib/json.ts';

export interface ModelRequest {
  /** The session whose token budget is charged. */
  readonly sessionId: string;
  readonly messages: readonly ModelMessage[];
  /**
   * Requests JSON of this schema, strictly; servers without schema support answer without it. null: plain
   * text.
   */
  readonly schema: { readonly name: string; readonly schema: JsonObject } | null;
  /** Limit of the answer. A truncated answer counts as none. */
  readonly maxTokens: number;
  /** Receives the text so far each time it grows; the answer is streamed if this is given. */
  readonly onText?: (text: string) => void;
  /** The signal of the whole turn. */
  readonly signal: AbortSignal;
}

export interface ModelMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

export type ModelOutcome =
  /** As written by the model; the caller validates it. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: ModelFailure };

/**
 * - `timeout`: not in time, or the turn gave up.
 * - `refused`: a 4xx, including 429.
 * - `server`: a 5xx, or no connection.
 * - `garbage`: no completion, or an unfinished one.
 * - `tooLong`: longer than requested.
 * - `resting`: it has failed too often recently.
 * - `busy`: too many concurrent requests.
 * - `overBudget`: the session's or the day's tokens are spent.
 */
export type ModelFailure =
  | 'timeout'
  | 'refused'
  | 'server'
  | 'garbage'
  | 'tooLong'
  | 'resting'
  | 'busy'
  | 'overBudget';

/** A language model. It only writes text: it can neither change a conversation nor make a booking. */
export interface Model {
  /** Whether it would currently refuse as `resting`, so that callers need not prepare a request. */
  readonly isResting: boolean;
  /** Never rejects. */
  ask(request: ModelRequest): Promise<ModelOutcome>;
}
