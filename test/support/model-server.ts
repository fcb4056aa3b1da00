import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { setInterval } from 'node:timers/promises';
import type { JsonObject } from '../../backend/src/lib/json.ts';
import { type ModelAnswer, SERVER_ERROR, type TokenUsage } from './model-answers.ts';

/** A request as it arrived. */
export interface ModelServerRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The request's text, in which leaks of personal data are searched. */
  readonly text: string;
  readonly body: CompletionBody;
}

/** The part of `POST /v1/chat/completions` that tests inspect. */
export interface CompletionBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly stream_options?: JsonObject;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: number;
  readonly response_format?: JsonObject;
}

/** The answer to a request; may depend on the request. */
export type ModelScript = ModelAnswer | ((request: ModelServerRequest) => ModelAnswer);

/** A server for `/v1/chat/completions` like OpenAI's that fails on demand. */
export interface ModelServer {
  /** For `OPENAI_BASE_URL`. */
  readonly baseUrl: string;
  /** All requests, oldest first. */
  readonly requests: readonly ModelServerRequest[];
  /** Answers every request from now on; initially a 500. */
  always(script: ModelScript): void;
  /** Answers the next requests, one each, regardless of `always`. */
  next(...scripts: readonly ModelScript[]): void;
  /** Resolves once this many requests in all have arrived. */
  arrived(count: number): Promise<void>;
  /** Resolves once no answer is in flight: each has ended, or its client has disconnected. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const DEFAULT_USAGE: TokenUsage = { prompt: 60, completion: 40 };
const DRIP_MS = 10;

export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelServerRequest[] = [];
  const answering = new Set<ServerResponse>();
  const watchers = new Set<() => void>();
  const scripts: ModelScript[] = [];
  let otherwise: ModelScript = SERVER_ERROR;

  const changed = () => {
    for (const look of watchers) look();
  };
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });

  const server = createServer((incoming, response) => {
    answering.add(response);
    response.on('close', () => {
      answering.delete(response);
      changed();
    });
    // The client disconnected while it was sending.
    answerTo(incoming, response).catch(() => response.destroy());
  });

  async function answerTo(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(incoming);
    const { url: path = '', headers } = incoming;
    const request = { path, headers, text, body: JSON.parse(text) as CompletionBody };
    requests.push(request);
    changed();
    const script = scripts.shift() ?? otherwise;
    await give(response, request.body, typeof script === 'function' ? script(request) : script);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    always: (script) => {
      otherwise = script;
    },
    next: (...more) => void scripts.push(...more),
    arrived: (count) => until(() => requests.length >= count),
    idle: () => until(() => answering.size === 0),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function give(response: ServerResponse, asked: CompletionBody, answer: ModelAnswer): Promise<void> {
  const isStream = asked.stream === true;
  switch (answer.kind) {
    case 'text': {
      const { text, usage = DEFAULT_USAGE, finish = 'stop' } = answer;
      if (!isStream) return endJson(response, 200, completion(text, finish, usage));
      await stream(response, text.match(/\S+\s*/g) ?? []);
      return endStream(response, finish, asked.stream_options ? usage : null);
    }
    case 'pieces':
      await stream(response, answer.pieces, answer.between);
      return endStream(response, 'stop', DEFAULT_USAGE);
    case 'status':
      return endJson(response, answer.status, { error: answer.error ?? null }, answer.headers);
    case 'raw':
      return void response.writeHead(200, { 'content-type': answer.contentType }).end(answer.content);
    case 'huge': {
      const text = 'The price is 1. '.repeat(answer.bytes / 16);
      if (!isStream) return endJson(response, 200, completion(text, 'stop', DEFAULT_USAGE));
      await stream(response, text.match(/.{1,10000}/g) ?? []);
      return endStream(response, 'stop', DEFAULT_USAGE);
    }
    case 'hang':
      return;
    case 'drip':
      return drip(response, isStream);
    case 'cut':
      begin(response, isStream);
      return void response.write(isStream ? chunk('It is ') : '{"choices":[{', () => response.destroy());
    case 'unfinished':
      await stream(response, ['It is ', 'boo']);
      return void response.end();
  }
}

function endJson(
  response: ServerResponse,
  status: number,
  value: JsonObject,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(value));
}

const completion = (content: string, finish: string, usage: TokenUsage | null): JsonObject => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 0,
  model: 'test-model',
  choices: [{ index: 0, message: { role: 'assistant', content, refusal: null }, finish_reason: finish }],
  ...(usage && { usage: wireUsage(usage) }),
});

const wireUsage = ({ prompt, completion: written }: TokenUsage): JsonObject => ({
  prompt_tokens: prompt,
  completion_tokens: written,
  total_tokens: prompt + written,
});

function begin(response: ServerResponse, isStream: boolean): void {
  response.writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'application/json' });
}

async function stream(
  response: ServerResponse,
  pieces: readonly string[],
  between: () => Promise<void> = async () => {},
): Promise<void> {
  begin(response, true);
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await between();
    if (response.destroyed) return;
    response.write(chunk(piece));
  }
}

function endStream(response: ServerResponse, finish: string, usage: TokenUsage | null): void {
  response.write(chunk(null, finish));
  if (usage) response.write(sent({ ...CHUNK, choices: [], usage: wireUsage(usage) }));
  response.end('data: [DONE]\n\n');
}

const CHUNK = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 0, model: 'test-model' };

const chunk = (content: string | null, finish: string | null = null): string =>
  sent({
    ...CHUNK,
    choices: [{ index: 0, delta: content === null ? {} : { content }, finish_reason: finish }],
  });

const sent = (value: JsonObject): string => `data: ${JSON.stringify(value)}\n\n`;

/** White space is valid JSON, and a comment valid SSE, so only a time-out reveals that nothing comes. */
async function drip(response: ServerResponse, isStream: boolean): Promise<void> {
  begin(response, isStream);
  for await (const _ of setInterval(DRIP_MS)) {
    if (response.destroyed) return;
    response.write(isStream ? ': still thinking\n\n' : ' ');
  }
}
