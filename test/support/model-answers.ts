import type { JsonObject } from '../../backend/src/lib/json.ts';

export interface TokenUsage {
  readonly prompt: number;
  readonly completion: number;
}

/** What a model server does with a request. */
export type ModelAnswer =
  /** A completion; streamed by words where a stream is asked for. `usage` null: the server does not tell. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly usage?: TokenUsage | null;
      readonly finish?: 'stop' | 'length' | 'content_filter';
    }
  /** A streamed completion in these pieces; `between` is awaited before each but the first. */
  | { readonly kind: 'pieces'; readonly pieces: readonly string[]; readonly between?: () => Promise<void> }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly error?: JsonObject;
    }
  /** 200 with whatever this is. */
  | { readonly kind: 'raw'; readonly contentType: string; readonly content: string }
  /** A well-formed completion whose text has so many bytes, streamed or not. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** Nothing ever comes. */
  | { readonly kind: 'hang' }
  /** The answer begins, and goes on by a little now and then, without end. */
  | { readonly kind: 'drip' }
  /** The answer begins, and the connection is reset. */
  | { readonly kind: 'cut' }
  /** A stream that ends in good order before the answer does. */
  | { readonly kind: 'unfinished' };

/** A completion with this text. */
export const says = (text: string): ModelAnswer => ({ kind: 'text', text });

/** A completion with this value as JSON. */
export const saysJson = (value: unknown): ModelAnswer => says(JSON.stringify(value));

/** As OpenAI refuses a parameter that it, or the model, does not know. */
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
