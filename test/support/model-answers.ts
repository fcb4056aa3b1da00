import type { JsonObject } from '../../backend/src/lib/json.ts';

export interface TokenUsage {
  readonly prompt: number;
  readonly completion: number;
}

/** What a model server does with a request. */
export type ModelAnswer =
  /** A completion; streamed word by word if a stream is requested. `usage` null: not reported. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly usage?: TokenUsage | null;
      readonly finish?: 'stop' | 'length' | 'content_filter';
    }
  /** A streamed completion in these pieces; `between` is awaited before each piece but the first. */
  | { readonly kind: 'pieces'; readonly pieces: readonly string[]; readonly between?: () => Promise<void> }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly error?: JsonObject;
    }
  /** 200 with arbitrary content. */
  | { readonly kind: 'raw'; readonly contentType: string; readonly content: string }
  /** A well-formed completion whose text has this many bytes, streamed or not. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** No answer at all. */
  | { readonly kind: 'hang' }
  /** The answer starts and continues slowly without ever ending. */
  | { readonly kind: 'drip' }
  /** The answer starts, then the connection is reset. */
  | { readonly kind: 'cut' }
  /** A stream that ends properly, but before the answer does. */
  | { readonly kind: 'unfinished' };

/** A completion with this text. */
export const says = (text: string): ModelAnswer => ({ kind: 'text', text });

/** A completion with this value as JSON. */
export const saysJson = (value: unknown): ModelAnswer => says(JSON.stringify(value));

/** OpenAI's refusal of a parameter that it, or the model, does not support. */
export const refusesParameter = (param: string): ModelAnswer => ({
  kind: 'status',
  status: 400,
  error: { message: `Unsupported parameter: '${param}'`, type: 'invalid_request_error', param, code: null },
});

export const TOO_MANY_REQUESTS: ModelAnswer = {
  kind: 'status',
  status: 429,
  headers: { 'retry-after': '86400' },
  error: { message: 'Rate limit reached', type: 'requests', param: null, code: 'rate_limit_exceeded' },
};

export const SERVER_ERROR: ModelAnswer = {
  kind: 'status',
  status: 500,
  error: { message: 'The server had an error', type: 'server_error', param: null, code: null },
};

export const HTML_PAGE: ModelAnswer = {
  kind: 'raw',
  contentType: 'text/html; charset=utf-8',
  content: '<!doctype html><title>Sign in</title><p>Please sign in.',
};

export const GARBAGE_JSON: ModelAnswer = {
  kind: 'raw',
  contentType: 'application/json',
  content: '{"choices":[{"message":{"content":"It is boo',
};

export const TEN_MEGABYTES: ModelAnswer = { kind: 'huge', bytes: 10_000_000 };
