import type { BusinessCard, ChatReply, ChatSnapshot } from '../../backend/src/protocol/chat.ts';
import type { OutgoingMessage } from './line.ts';
import type { EndReason, Failure, Outcome } from './outcome.ts';
import { parseRetryAfterMs } from './retry-after.ts';
import type { SessionMemory } from './session-memory.ts';

const REQUEST_TIMEOUT_MS = 15_000;

export interface ConnectionOptions {
  /** Origin of the server, such as `https://chat.example.com`. */
  readonly api: string;
  readonly memory: SessionMemory;
  /** Identifies this tab within the session. */
  readonly deviceId: string;
  /** BCP 47, as set by the page; null to use the browser's languages, which it sends by itself. */
  readonly locale: string | null;
  /** IANA name; null if the browser does not know it. */
  readonly timeZone: string | null;
}

/** A one-time code that opens the conversation on another device. */
export interface Handover {
  readonly code: string;
  readonly expiresAt: string;
}

const END_REASONS: Readonly<Record<string, EndReason>> = {
  session_not_found: 'notFound',
  session_expired: 'expired',
  session_deleted: 'deleted',
  // An id or token that the server rejects is useless, so the visitor has to start a new session.
  resume_token_required: 'expired',
  invalid_session_id: 'notFound',
};

/** Implements the wire contract. Never throws: every error is a `Failure`. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #closed = new AbortController();

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  business(): Promise<Outcome<BusinessCard>> {
    const { locale } = this.#options;
    const init = locale ? { headers: { 'accept-language': locale } } : {};
    return this.#ask<BusinessCard>('/api/business', init, 'welcome');
  }

  /** The state of the remembered conversation; also renews it. */
  resume(): Promise<Outcome<ChatSnapshot>> {
    return this.#ask<ChatSnapshot>('/api/chat', { headers: this.#identity() }, 'transcript', this.#remember);
  }

  send({ id, text }: OutgoingMessage): Promise<Outcome<ChatReply>> {
    const { locale, timeZone } = this.#options;
    const body = { message: text, messageId: id, ...(locale && { locale }), ...(timeZone && { timeZone }) };
    return this.#ask('/api/chat', postOf(body, this.#identity()), 'parts', this.#remember);
  }

  /** Events after `after`, or from now on if it is null; aborted by `signal`. */
  events(after: string | null, signal: AbortSignal): Promise<Outcome<Response>> {
    const headers = {
      accept: 'text/event-stream',
      ...this.#identity(),
      ...(after && { 'last-event-id': after }),
    };
    return this.#fetch('/api/chat/events', { headers }, signal);
  }

  /** Reports that this device is still present. */
  heartbeat(): void {
    void this.#fetch('/api/chat/heartbeat', { method: 'POST', headers: this.#identity() });
  }

  /** Reports that the visitor is typing. */
  typing(): void {
    void this.#fetch('/api/chat/typing', { method: 'POST', headers: this.#identity() });
  }

  handOver(): Promise<Outcome<Handover>> {
    return this.#ask('/api/chat/handover', { method: 'POST', headers: this.#identity() }, 'code');
  }

  /** Continues the conversation of another device. */
  claim(code: string): Promise<Outcome<ChatSnapshot>> {
    const init = postOf({ code }, {});
    return this.#ask<ChatSnapshot>('/api/chat/handover/claim', init, 'transcript', this.#remember);
  }

  /** Deletes the conversation and what is known of the visitor. */
  forget(): Promise<Outcome<Response>> {
    return this.#fetch('/api/chat', { method: 'DELETE', headers: this.#identity() });
  }

  /** Aborts requests in flight. */
  close(): void {
    this.#closed.abort();
  }

  #identity(): Record<string, string> {
    const { session, visitor } = this.#options.memory;
    return {
      'x-device-id': this.#options.deviceId,
      ...(session && { 'x-session-id': session.id }),
      ...(session?.resumeToken && { 'x-resume-token': session.resumeToken }),
      ...(!session && visitor && { 'x-visitor-token': visitor }),
    };
  }

  readonly #remember = ({ sessionId, resumeToken }: ChatReply): void => {
    const { memory } = this.#options;
    // If the conversation has become too long for a token, an earlier token still proves ownership.
    const earlier = memory.session?.id === sessionId ? memory.session.resumeToken : null;
    memory.session = { id: sessionId, resumeToken: resumeToken ?? earlier };
  };

  /** `mark` is a field that identifies a `Body`, because a captive portal also answers 200. */
  async #ask<Body>(
    path: string,
    init: RequestInit,
    mark: keyof Body & string,
    onBody: (body: Body) => void = () => undefined,
  ): Promise<Outcome<Body>> {
    const outcome = await this.#fetch(path, init, AbortSignal.timeout(REQUEST_TIMEOUT_MS));
    if (!outcome.ok) return outcome;
    const body: unknown = await outcome.value.json().catch(() => null);
    if (!isRecord(body) || !(mark in body)) return UNREACHABLE;
    onBody(body as Body);
    return { ok: true, value: body as Body };
  }

  async #fetch(
    path: string,
    init: RequestInit,
    until: AbortSignal = AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  ): Promise<Outcome<Response>> {
    try {
      const signal = AbortSignal.any([this.#closed.signal, until]);
      const response = await fetch(this.#options.api + path, { ...init, signal, credentials: 'omit' });
      return response.ok
        ? { ok: true, value: response }
        : { ok: false, failure: failureOf(response, await response.json().catch(() => null)) };
    } catch {
      // fetch rejects for any reason without an answer; visitors need not distinguish them.
      return UNREACHABLE;
    }
  }
}

const postOf = (body: object, identity: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...identity },
  body: JSON.stringify(body),
});

const UNREACHABLE = { ok: false, failure: { kind: 'unreachable' } } as const;

function failureOf(response: Response, body: unknown): Failure {
  const code = isRecord(body) && typeof body.code === 'string' ? body.code : '';
  const reason = Object.hasOwn(END_REASONS, code) ? END_REASONS[code] : undefined;
  if (reason) return { kind: 'ended', reason };
  if (response.status === 429 || response.status === 503) {
    return { kind: 'busy', retryAfterMs: parseRetryAfterMs(response.headers.get('retry-after')) };
  }
  if (code === 'not_found' || response.status === 405) return { kind: 'unknown' };
  return { kind: [400, 410, 413, 422].includes(response.status) ? 'refused' : 'unreachable' };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
