import type { ModelOutcome, ModelRequest } from './model.ts';

/** As the server counts them. */
export interface TokenUse {
  readonly prompt: number;
  readonly completion: number;
}

/** What came of asking. */
export interface Completion {
  readonly outcome: ModelOutcome;
  /** Null when nobody knows: it may have been charged in full. */
  readonly used: TokenUse | null;
  /** False when any other question would have fared alike: the model is down, or wants to be left alone. */
  readonly isWell: boolean;
  /** What an operator can go by, such as `status 401`; null where no error says more than the outcome. */
  readonly failure: string | null;
}

/** Whoever speaks to a model, and knows nothing of limits. */
export interface CompletionClient {
  /** Never rejects. */
  complete(request: ModelRequest): Promise<Completion>;
}

export const NOTHING_USED: TokenUse = { prompt: 0, completion: 0 };
