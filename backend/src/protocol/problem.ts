/** Stable, machine-readable names of what went wrong. */
export const PROBLEM_STATUS = {
  invalid_request: 400,
  invalid_session_id: 400,
  session_id_required: 400,
  resume_token_required: 401,
  unauthorized: 401,
  not_found: 404,
  session_not_found: 404,
  method_not_allowed: 405,
  session_expired: 410,
  session_deleted: 410,
  handover_expired: 410,
  too_large: 413,
  unsupported_media_type: 415,
  message_id_reused: 422,
  rate_limited: 429,
  internal_error: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** RFC 9457 `application/problem+json`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** Only on a 500, which reveals nothing else. */
  readonly requestId?: string;
}
