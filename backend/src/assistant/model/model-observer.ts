import type { TokenUse } from './completion.ts';
import type { ModelFailure } from './model.ts';

/** Is told what a model is asked and what comes of it; nothing of what is said. */
export interface ModelObserver {
  /** It was asked, and had answered or failed after so many seconds. */
  modelAsked(seconds: number): void;
  /** What the server says that an answer took. */
  modelUsed(tokens: TokenUse): void;
  /** There is no answer, whether it was asked or not. */
  modelFailed(reason: ModelFailure): void;
}
