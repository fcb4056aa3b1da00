import type { TokenUse } from './completion.ts';
import type { ModelFailure } from './model.ts';

/** Receives counts and durations of model requests, but no content. */
export interface ModelObserver {
  /** The model answered or failed after `seconds`. */
  modelAsked(seconds: number): void;
  /** The server's token count for an answer. */
  modelUsed(tokens: TokenUse): void;
  /** There is no answer, whether or not the model was asked. */
  modelFailed(reason: ModelFailure): void;
}
