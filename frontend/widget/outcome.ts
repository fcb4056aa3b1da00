export type EndReason = 'expired' | 'deleted' | 'notFound';

/** Why a request failed. */
export type Failure =
  /** No readable answer; the request may have been processed. */
  | { readonly kind: 'unreachable' }
  /** Too many requests, or temporarily unavailable: may be retried after `retryAfterMs`. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** Rejected: sending the same again is useless. */
  | { readonly kind: 'refused' }
  /** The server does not know this request: it is older than this widget. */
  | { readonly kind: 'unknown' }
  /** The conversation is over; a new one can be started. */
  | { readonly kind: 'ended'; readonly reason: EndReason };

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };
