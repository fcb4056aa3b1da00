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
  /** Names this tab within the session. */
  readonly deviceId: string;
  /** BCP 47, as the page wants it; null where the browser's languages count, which it sends by itself. */
  readonly locale: string | null;
  /** IANA name; null where the browser does not know it. */
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
  // Ids and tokens that the server does not accept lead nowhere: the way on is a new session.
  resume_token_required: 'expired',
  invalid_session_id: 'notFound',
};

/** Speaks the wire contract. Never throws: whatever goes wrong is a `Failure`. */
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

  /** Where the remembered conversation stands; it lives on from then. */
  resume(): Promise<Outcome<ChatSnapshot>> {
    return this.#ask<ChatSnapshot>('/api/chat', { headers: this.#identity() }, 'transcript', this.#remember);
  }

  send({ id, text }: OutgoingMessage): Promise<Outcome<ChatReply>> {
    const { locale, timeZone } = this.#options;
    const body = { message: text, messageId: id, ...(locale && { locale }), ...(timeZone && { timeZone }) };
    return this.#ask('/api/chat', postOf(body, this.#identity()), 'parts', this.#remember);
  }

  /** What happens from `after` on, or from now if that is null. Not in time, if `signal` says so. */
  events(after: string | null, signal: AbortSignal): Promise<Outcome<Response>> {
    const headers = {
      accept: 'text/event-stream',
      ...this.#identity(),
      ...(after && { 'last-event-id': after }),
    };
    return this.#fetch('/api/chat/events', { headers }, signal);
  }

  /** Says that this device is still there. */
  heartbeat(): void {
    void this.#fetch('/api/chat/heartbeat', { method: 'POST', headers: this.#identity() });
  }

  /** Says that the visitor is writing. */
  typing(): void {
    void this.#fetch('/api/chat/typing', { method: 'POST', headers: this.#identity() });
  }

  handOver(): Promise<Outcome<Handover>> {
    return this.#ask('/api/chat/handover', { method: 'POST', headers: this.#identity() }, 'code');
  }

  /** Goes on with the conversation of another device. */
  claim(code: string): Promise<Outcome<ChatSnapshot>> {
    const init = postOf({ code }, {});
    return this.#ask<ChatSnapshot>('/api/chat/handover/claim', init, 'transcript', this.#remember);
  }

  /** Has the conversation deleted, and what is known of the visitor. */
  forget(): Promise<Outcome<Response>> {
    return this.#fetch('/api/chat', { method: 'DELETE', headers: this.#identity() });
  }

  /** Ends what is under way. */
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
    // A conversation too long for a token is still shown to be its visitor's by an earlier one.
    const earlier = memory.session?.id === sessionId ? memory.session.resumeToken : null;
    memory.session = { id: sessionId, resumeToken: resumeToken ?? earlier };
  };

  /** `mark` is a field that a body must have to be taken for a `Body`: a captive portal also answers 200. */
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
      // fetch rejects for every reason that there is no answer, and none of them is told apart for a visitor.
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
