import type { JsonObject } from '../../lib/json.ts';

export interface ModelRequest {
  /** Whose token budget pays. */
  readonly sessionId: string;
  readonly messages: readonly ModelMessage[];
  /** Asks for JSON of this schema, strictly; a server that knows no schemas answers without. null: plain text. */
  readonly schema: { readonly name: string; readonly schema: JsonObject } | null;
  /** Of the answer. What was cut off there is no answer. */
  readonly maxTokens: number;
  /** The text so far, each time it has grown; streams the answer when given. */
  readonly onText?: (text: string) => void;
  /** The turn's one signal. */
  readonly signal: AbortSignal;
}

export interface ModelMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

export type ModelOutcome =
  /** As the model wrote it, unread: whoever asked checks it. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: ModelFailure };

/**
 * - `timeout`: not in time, or the turn gave up.
 * - `refused`: a 4xx, 429 among them.
 * - `server`: a 5xx, or no connection.
 * - `garbage`: no completion, or none that ended.
 * - `tooLong`: more than was asked for.
 * - `resting`: failed too often lately.
 * - `busy`: as many are being asked as may be.
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

/** A language model. It only writes text: it can neither change a conversation nor book anything. */
export interface Model {
  /** Whether it would refuse now as `resting`: nobody need prepare anything to find out. */
  readonly isResting: boolean;
  /** Never rejects. */
  ask(request: ModelRequest): Promise<ModelOutcome>;
}
