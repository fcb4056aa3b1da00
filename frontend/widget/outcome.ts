export type EndReason = 'expired' | 'deleted' | 'notFound';

/** Why a request brought nothing. */
export type Failure =
  /** No answer, or none that could be read; it may have been taken. */
  | { readonly kind: 'unreachable' }
  /** Too many at once, or not now: may be asked again after `retryAfterMs`. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** Taken note of and turned down: sending the same again is of no use. */
  | { readonly kind: 'refused' }
  /** The server has no such thing: it is older than this widget. */
  | { readonly kind: 'unknown' }
  /** The conversation is over; a new one can be started. */
  | { readonly kind: 'ended'; readonly reason: EndReason };

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };
