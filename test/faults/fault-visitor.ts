import { createHash, randomUUID } from 'node:crypto';
import type { Agent } from 'node:http';
import type { ChatReply, ChatSnapshot } from '../../backend/src/protocol/chat.ts';
import type { Problem } from '../../backend/src/protocol/problem.ts';
import { heardId, heardMessage } from '../support/confidences.ts';
import { expectDocumented } from '../support/documented.ts';
import type { History, Operation } from './history.ts';
import { httpRequest } from './http-request.ts';
import { withinMs } from './scale.ts';

/** An answer, or none: timed out or cut off. */
export type Attempt =
  | { readonly kind: 'replied'; readonly reply: ChatReply; readonly ms: number }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: Problem; readonly ms: number }
  | { readonly kind: 'unknown'; readonly ms: number };

export interface Settled {
  readonly reply: ChatReply;
  readonly tries: number;
}

interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
  readonly body: ChatReply | ChatSnapshot | Problem | null;
  readonly token: string | null;
}

export interface FaultVisitorOptions {
  readonly history: History;
  readonly agent: Agent;
  readonly client: string;
  /** The URL of the process that it talks to. */
  readonly at: string;
  readonly session?: string;
  /** Carries the conversation in its sealed token, like the widget. */
  readonly withToken?: boolean;
  /** How long it waits for an answer. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = withinMs(5_000);

/**
 * A client that records each of its requests. It retries only when told to, always with the same message
 * id.
 */
export class FaultVisitor {
  readonly session: string;
  readonly #history: History;
  readonly #agent: Agent;
  readonly #client: string;
  readonly #patienceMs: number;
  #url: string;
  #token: string | null;

  constructor({
    history,
    agent,
    client,
    at,
    session = randomUUID(),
    withToken = false,
    patienceMs = PATIENCE_MS,
  }: FaultVisitorOptions) {
    this.#history = history;
    this.#agent = agent;
    this.#client = client;
    this.#patienceMs = patienceMs;
    this.#url = at;
    this.session = session;
    heardId(session);
    this.#token = withToken ? 'new' : null;
  }

  moveTo(url: string): void {
    this.#url = url;
  }

  /** One attempt at a message. */
  async attempt(message: string, messageId: string = randomUUID()): Promise<Attempt> {
    heardMessage(message);
    const startedAt = performance.now();
    const answer = await this.#send('say', messageId, 'POST', { message, messageId });
    const ms = performance.now() - startedAt;
    if (answer === null) return { kind: 'unknown', ms };
    if (answer.status === 200) return { kind: 'replied', reply: answer.body as ChatReply, ms };
    return { kind: 'refused', status: answer.status, problem: answer.body as Problem, ms };
  }

  /** One message that must be answered at the first attempt. */
  async say(message: string, messageId?: string): Promise<ChatReply> {
    const attempt = await this.attempt(message, messageId);
    if (attempt.kind === 'replied') return attempt.reply;
    throw new Error(`A message was not answered: ${JSON.stringify(attempt)}`);
  }

  async sayAll(messages: readonly string[]): Promise<void> {
    for (const message of messages) await this.say(message);
  }

  /** Sends a message until it is answered, rotating over these URLs; rejects after `tries`. */
  async insist(
    message: string,
    urls: readonly string[],
    { messageId = randomUUID(), tries = 50 }: { messageId?: string; tries?: number } = {},
  ): Promise<Settled> {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      this.moveTo(urls[(attempt - 1) % urls.length] ?? this.#url);
      const attempted = await this.attempt(message, messageId);
      if (attempted.kind === 'replied') return { reply: attempted.reply, tries: attempt };
      if (attempted.kind === 'refused' && attempted.status !== 503)
        throw new Error(`A message was refused: ${JSON.stringify(attempted.problem)}`);
    }
    throw new Error(`A message was not answered in ${tries} attempts`);
  }

  /** The conversation's snapshot; null without an answer. */
  async look(): Promise<{ readonly status: number; readonly snapshot: ChatSnapshot | null } | null> {
    const answer = await this.#send('get', null, 'GET');
    if (answer === null) return null;
    return { status: answer.status, snapshot: answer.status === 200 ? (answer.body as ChatSnapshot) : null };
  }

  /** The status; null without an answer. */
  async delete(): Promise<number | null> {
    return (await this.#send('delete', null, 'DELETE'))?.status ?? null;
  }

  async #send(
    op: Operation['op'],
    messageId: string | null,
    method: string,
    body?: object,
  ): Promise<Answer | null> {
    const sentAt = performance.now();
    const { answer, wasRefused } = await this.#answer(method, body);
    if (answer !== null) {
      const { status, contentType, text } = answer;
      expectDocumented({ method, path: '/api/chat', status, contentType, body: text });
    }
    if (this.#token !== null && answer?.token) this.#token = answer.token;
    const { session } = this;
    const about = { client: this.#client, op, session, messageId, sentAt, doneAt: performance.now() };
    this.#history.append({ ...about, ...(wasRefused ? NOT_SENT : seenIn(answer)) });
    return answer;
  }

  async #answer(
    method: string,
    body?: object,
  ): Promise<{ readonly answer: Answer | null; readonly wasRefused: boolean }> {
    try {
      return { answer: await this.#request(method, body), wasRefused: false };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      return { answer: null, wasRefused: code === 'ECONNREFUSED' };
    }
  }

  async #request(method: string, body?: object): Promise<Answer> {
    const { status, headers, text } = await httpRequest(this.#agent, {
      url: `${this.#url}/api/chat`,
      method,
      headers: {
        'x-session-id': this.session,
        ...(this.#token !== null && { 'x-resume-token': this.#token }),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      timeoutMs: this.#patienceMs,
    });
    const parsed = text === '' ? null : JSON.parse(text);
    const contentType = headers['content-type'] ?? null;
    return { status, contentType, text, body: parsed, token: parsed?.resumeToken ?? null };
  }
}

type Seen = Pick<Operation, 'outcome' | 'status' | 'turn' | 'epoch' | 'replyHash' | 'degraded' | 'reference'>;

const NOTHING = { turn: null, epoch: null, replyHash: null, degraded: false, reference: null } as const;

/** The connection was refused, so the request cannot have been processed. */
const NOT_SENT: Seen = { ...NOTHING, outcome: 'fail', status: null };

function seenIn(answer: Answer | null): Seen {
  if (answer === null) return { ...NOTHING, outcome: 'info', status: null };
  const { status, body } = answer;
  // A status of 500 reports an error, but not what was done before it.
  if (status >= 400) return { ...NOTHING, outcome: status === 500 ? 'info' : 'fail', status };
  if (body === null || !('turn' in body)) return { ...NOTHING, outcome: 'ok', status };
  const { resumeToken: _, expiresAt: __, ...reply } = body;
  return {
    outcome: 'ok',
    status,
    turn: body.turn,
    epoch: 'cursor' in body ? body.cursor.replace(/-\d+$/, '') : null,
    replyHash: createHash('sha256').update(JSON.stringify(reply)).digest('hex').slice(0, 16),
    degraded: body.degraded,
    reference: body.booking?.status === 'confirmed' ? body.booking.reference : null,
  };
}
