import type { BusinessCard, ChatReply, ChatSnapshot } from '../../backend/src/protocol/chat.ts';
import type { OutgoingMessage } from './model.ts';
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
  readonly locale: string;
  /** IANA name; null where the browser does not know it. */
  readonly timeZone: string | null;
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
    return this.#request<BusinessCard>('/api/business', { headers: {} }, 'welcome');
  }

  /** Where the remembered conversation stands. */
  async resume(): Promise<Outcome<ChatSnapshot>> {
    const outcome = await this.#request<ChatSnapshot>(
      '/api/chat',
      { headers: this.#identity() },
      'transcript',
    );
    return this.#remembering(outcome);
  }

  async send({ id, text }: OutgoingMessage): Promise<Outcome<ChatReply>> {
    const { locale, timeZone } = this.#options;
    const outcome = await this.#request<ChatReply>(
      '/api/chat',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...this.#identity() },
        body: JSON.stringify({ message: text, messageId: id, locale, ...(timeZone && { timeZone }) }),
      },
      'parts',
    );
    return this.#remembering(outcome);
  }

  /** Ends what is under way. */
  close(): void {
    this.#closed.abort();
  }

  #identity(): Record<string, string> {
    const session = this.#options.memory.session;
    return {
      'x-device-id': this.#options.deviceId,
      ...(session && { 'x-session-id': session.id }),
      ...(session?.resumeToken && { 'x-resume-token': session.resumeToken }),
    };
  }

  #remembering<Reply extends ChatReply>(outcome: Outcome<Reply>): Outcome<Reply> {
    const { memory } = this.#options;
    if (outcome.ok) {
      const { sessionId, resumeToken } = outcome.value;
      // A conversation too long for a token is still shown to be its visitor's by an earlier one.
      const earlier = memory.session?.id === sessionId ? memory.session.resumeToken : null;
      memory.session = { id: sessionId, resumeToken: resumeToken ?? earlier };
    }
    return outcome;
  }

  /** `mark` is a field that a body must have to be taken for a `Body`: a captive portal also answers 200. */
  async #request<Body>(path: string, init: RequestInit, mark: keyof Body & string): Promise<Outcome<Body>> {
    try {
      const signal = AbortSignal.any([this.#closed.signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]);
      const response = await fetch(this.#options.api + path, {
        ...init,
        signal,
        credentials: 'omit',
      });
      const body: unknown = await response.json().catch(() => null);
      if (!response.ok) return { ok: false, failure: failureOf(response, body) };
      return isRecord(body) && mark in body
        ? { ok: true, value: body as Body }
        : { ok: false, failure: { kind: 'unreachable' } };
    } catch {
      // fetch rejects for every reason that there is no answer, and none of them is told apart for a visitor.
      return { ok: false, failure: { kind: 'unreachable' } };
    }
  }
}

function failureOf(response: Response, body: unknown): Failure {
  const code = isRecord(body) && typeof body.code === 'string' ? body.code : '';
  const reason = Object.hasOwn(END_REASONS, code) ? END_REASONS[code] : undefined;
  if (reason) return { kind: 'ended', reason };
  if (response.status === 429 || response.status === 503) {
    return { kind: 'busy', retryAfterMs: parseRetryAfterMs(response.headers.get('retry-after')) };
  }
  return { kind: [400, 413, 422].includes(response.status) ? 'refused' : 'unreachable' };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
