import type { ModelOutcome, ModelRequest } from './model.ts';

/** As counted by the server. */
export interface TokenUse {
  readonly prompt: number;
  readonly completion: number;
}

/** The result of a request. */
export interface Completion {
  readonly outcome: ModelOutcome;
  /** Null if unknown: it may have been charged in full. */
  readonly used: TokenUse | null;
  /** False if any other request would have failed as well: the model is down, or asks for a pause. */
  readonly isWell: boolean;
  /** A detail for operators, such as `status 401`; null if the outcome says it all. */
  readonly failure: string | null;
}

/** Talks to a model, without any limits. */
export interface CompletionClient {
  /** Never rejects. */
  complete(request: ModelRequest): Promise<Completion>;
}

export const NOTHING_USED: TokenUse = { prompt: 0, completion: 0 };
