import type { ChatReply, ChatSnapshot } from '../../backend/src/protocol/chat.ts';
import type { Problem } from '../../backend/src/protocol/problem.ts';
import { heardId, heardMessage } from './confidences.ts';
import { expectDocumented } from './documented.ts';

export interface Answered<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** An API client with one conversation, identified by its header. */
export class ChatClient {
  readonly sessionId: string;
  /**
   * Sent with each request, and replaced by the token of each reply. Null, as for a plain client, sends
   * none.
   */
  resumeToken: string | null = null;
  #url: string;

  constructor(url: string, sessionId: string) {
    this.#url = url;
    this.sessionId = sessionId;
    heardId(sessionId);
  }

  /** A conversation whose id the server creates, after its first message. It continues with its token. */
  static async begin(url: string, message: string): Promise<ChatClient> {
    heardMessage(message);
    const response = await fetch(`${url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message }),
    });
    const { sessionId, resumeToken } = (await response.json()) as ChatReply;
    const client = new ChatClient(url, sessionId);
    client.resumeToken = resumeToken;
    return client;
  }

  /** Continues at another instance. */
  moveTo(url: string): void {
    this.#url = url;
  }

  /** One turn that must be answered. */
  async say(message: string, extra: Record<string, unknown> = {}): Promise<ChatReply> {
    const answered = await this.post({ message, ...extra });
    if (answered.status !== 200)
      throw new Error(`"${message}" was answered ${JSON.stringify(answered.body)}`);
    return answered.body as ChatReply;
  }

  post(body: unknown): Promise<Answered<ChatReply | Problem>> {
    if (typeof body === 'object' && body !== null && 'message' in body) heardMessage(body.message);
    return this.#send('POST', JSON.stringify(body));
  }

  get(): Promise<Answered<ChatSnapshot | Problem>> {
    return this.#send('GET');
  }

  delete(): Promise<Answered<Problem | null>> {
    return this.#send('DELETE');
  }

  async #send<Body>(method: string, body?: string): Promise<Answered<Body>> {
    const response = await fetch(`${this.#url}/api/chat`, {
      method,
      headers: {
        'x-session-id': this.sessionId,
        ...(this.resumeToken !== null && { 'x-resume-token': this.resumeToken }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const { status, headers } = response;
    const contentType = headers.get('content-type');
    expectDocumented({ method, path: '/api/chat', status, contentType, body: text });
    const received = text === '' ? null : JSON.parse(text);
    this.resumeToken = received?.resumeToken ?? this.resumeToken;
    return { status, headers, body: received };
  }
}
