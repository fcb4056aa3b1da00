import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Completion } from '../../../backend/src/assistant/model/completion.ts';
import type { ModelRequest } from '../../../backend/src/assistant/model/model.ts';
import { OpenAiModel } from '../../../backend/src/assistant/model/openai-model.ts';
import { createLogger } from '../../../backend/src/lib/logger.ts';
import { CANARY } from '../../support/canaries.ts';
import { freePort } from '../../support/free-port.ts';
import {
  GARBAGE_JSON,
  HTML_PAGE,
  type ModelAnswer,
  refusesParameter,
  SERVER_ERROR,
  says,
  TEN_MEGABYTES,
  TOO_MANY_REQUESTS,
} from '../../support/model-answers.ts';
import { type ModelServer, type ModelServerRequest, startModelServer } from '../../support/model-server.ts';

const KEY = 'sk-canary-of-the-key';
const SCHEMA = { name: 'event', schema: { type: 'object', properties: {}, additionalProperties: false } };
/** Far longer than any test here takes. */
const PATIENT_MS = 20_000;
const SHORT_MS = 150;

let server: ModelServer;
const lines: string[] = [];
beforeEach(async () => {
  server = await startModelServer();
  lines.length = 0;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await server.close();
});

const modelAt = (baseUrl: string) =>
  new OpenAiModel({
    apiKey: KEY,
    baseUrl,
    name: 'test-model',
    logger: createLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } }),
  });

const ask = (over: Partial<ModelRequest> & { readonly ms?: number } = {}): ModelRequest => ({
  sessionId: 'hf_session',
  messages: [
    { role: 'system', content: 'Read what the visitor wrote.' },
    { role: 'user', content: CANARY.goal },
  ],
  schema: null,
  maxTokens: 300,
  signal: AbortSignal.timeout(over.ms ?? PATIENT_MS),
  ...over,
});

/** Returns the requests the server received while `work` ran. */
async function sentDuring(work: () => Promise<unknown>): Promise<readonly ModelServerRequest[]> {
  const before = server.requests.length;
  await work();
  return server.requests.slice(before);
}

const failed = (reason: string): Completion['outcome'] => expect.objectContaining({ kind: 'failed', reason });

describe('a question', () => {
  test('is one request with the model, its messages and a limit, and the key', async () => {
    server.next(says('Fine.'));
    const [request, ...others] = await sentDuring(() => modelAt(server.baseUrl).complete(ask()));
    expect(others).toEqual([]);
    expect(request?.path).toBe('/v1/chat/completions');
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(request?.body).toEqual({
      model: 'test-model',
      messages: ask().messages,
      max_tokens: 300,
      temperature: 0,
    });
  });

  test('goes to a base URL with a slash at its end as well', async () => {
    server.next(says('Fine.'));
    const [request] = await sentDuring(() => modelAt(`${server.baseUrl}/`).complete(ask()));
    expect(request?.path).toBe('/v1/chat/completions');
  });

  test('may want JSON of a schema, strictly', async () => {
    server.next(says('{}'));
    const [request] = await sentDuring(() => modelAt(server.baseUrl).complete(ask({ schema: SCHEMA })));
    expect(request?.body.response_format).toEqual({
      type: 'json_schema',
      json_schema: { ...SCHEMA, strict: true },
    });
  });

  test('names no organization of the environment', async () => {
    vi.stubEnv('OPENAI_ORG_ID', 'org-canary');
    vi.stubEnv('OPENAI_PROJECT_ID', 'project-canary');
    server.next(says('Fine.'));
    const [request] = await sentDuring(() => modelAt(server.baseUrl).complete(ask()));
    expect(JSON.stringify(request?.headers)).not.toMatch(/(org|project)-canary/);
  });
});

describe('an answer', () => {
  test('comes as it was written, with what it took', async () => {
    server.next({ kind: 'text', text: ' We open at 9:00. ', usage: { prompt: 70, completion: 7 } });
    expect(await modelAt(server.baseUrl).complete(ask())).toEqual({
      outcome: { kind: 'text', text: ' We open at 9:00. ' },
      used: { prompt: 70, completion: 7 },
      isWell: true,
      failure: null,
    });
  });

  test.each([{ onText: undefined }, { onText: () => undefined }])(
    'of a server that does not count tokens leaves open what it took',
    async ({ onText }) => {
      server.next({ kind: 'text', text: 'Fine.', usage: null });
      const completion = await modelAt(server.baseUrl).complete(ask(onText && { onText }));
      expect(completion).toMatchObject({ outcome: { kind: 'text' }, used: null });
    },
  );

  test('that is streamed is passed on as it grows, and is complete at the end', async () => {
    server.next({ kind: 'pieces', pieces: ['We ', 'open ', 'at 9:00.'] });
    const told: string[] = [];
    const completion = await modelAt(server.baseUrl).complete(
      ask({ onText: (text) => void told.push(text) }),
    );
    expect(told).toEqual(['We ', 'We open ', 'We open at 9:00.']);
    expect(completion).toEqual({
      outcome: { kind: 'text', text: 'We open at 9:00.' },
      used: { prompt: 60, completion: 40 },
      isWell: true,
      failure: null,
    });
  });

  test('that is streamed is passed on before it has ended', async () => {
    let hear = () => {};
    const heard = new Promise<void>((resolve) => {
      hear = resolve;
    });
    server.next({ kind: 'pieces', pieces: ['We ', 'open.'], between: () => heard });
    const completion = await modelAt(server.baseUrl).complete(ask({ onText: () => hear() }));
    expect(completion.outcome).toEqual({ kind: 'text', text: 'We open.' });
  });
});

const WAYS = [
  { way: 'whole', onText: undefined },
  { way: 'streamed', onText: () => undefined },
] as const;

describe.each(WAYS)('an answer that is asked for $way', ({ onText }) => {
  const request = (ms?: number) => ask({ ...(onText && { onText }), ...(ms !== undefined && { ms }) });

  test.each<[string, ModelAnswer]>([
    ['nothing comes', { kind: 'hang' }],
    ['it drips without end', { kind: 'drip' }],
  ])('ends at the time limit: %s', async (_, answer) => {
    server.next(answer);
    const completion = await modelAt(server.baseUrl).complete(request(SHORT_MS));
    expect(completion).toMatchObject({ outcome: failed('timeout'), used: null, isWell: false });
    await server.idle();
  });

  test.each<[string, ModelAnswer, Completion['outcome'], boolean]>([
    ['429 with a Retry-After of a day', TOO_MANY_REQUESTS, failed('refused'), false],
    ['401', { kind: 'status', status: 401 }, failed('refused'), false],
    ['400 because of the question', { kind: 'status', status: 400 }, failed('refused'), true],
    ['10 MB', TEN_MEGABYTES, failed('tooLong'), false],
    ['200 with HTML', HTML_PAGE, failed('garbage'), false],
    ['200 with broken JSON', GARBAGE_JSON, failed('garbage'), false],
    [
      '200 with other JSON',
      { kind: 'raw', contentType: 'application/json', content: '[1]' },
      failed('garbage'),
      false,
    ],
    [
      '200 with nothing',
      { kind: 'raw', contentType: 'application/json', content: '' },
      failed('garbage'),
      false,
    ],
    ['a connection that is cut', { kind: 'cut' }, failed('garbage'), false],
    ['one cut off at the limit', { kind: 'text', text: 'We', finish: 'length' }, failed('tooLong'), true],
    [
      'one that a filter stopped',
      { kind: 'text', text: 'We', finish: 'content_filter' },
      failed('refused'),
      true,
    ],
    ['no text', says(''), failed('refused'), true],
  ])('%s: asked once, and a failure', async (_, answer, outcome, isWell) => {
    server.next(answer);
    const completions: Completion[] = [];
    const sent = await sentDuring(async () =>
      completions.push(await modelAt(server.baseUrl).complete(request())),
    );
    expect(completions).toMatchObject([{ outcome, isWell }]);
    expect(sent).toHaveLength(1);
    await server.idle();
  });

  test.each([500, 502, 503])('a %s is tried once more', async (status) => {
    server.next({ kind: 'status', status }, says('Fine.'));
    expect(await modelAt(server.baseUrl).complete(request())).toMatchObject({
      outcome: { kind: 'text', text: 'Fine.' },
      isWell: true,
      failure: null,
    });
  });

  test('two failures of the server are a failure', async () => {
    server.next(SERVER_ERROR, SERVER_ERROR);
    const sent = await sentDuring(async () => {
      const completion = await modelAt(server.baseUrl).complete(request());
      expect(completion).toEqual({
        outcome: failed('server'),
        used: { prompt: 0, completion: 0 },
        isWell: false,
        failure: 'status 500',
      });
    });
    expect(sent).toHaveLength(2);
  });

  test('a server that is not there is a failure', async () => {
    const nowhere = modelAt(`http://127.0.0.1:${await freePort()}/v1`);
    expect(await nowhere.complete(request())).toEqual({
      outcome: failed('server'),
      used: { prompt: 0, completion: 0 },
      isWell: false,
      failure: 'ECONNREFUSED',
    });
  });

  test('a turn that has given up asks nothing', async () => {
    const sent = await sentDuring(async () => {
      const gone = { ...request(), signal: AbortSignal.abort() };
      expect((await modelAt(server.baseUrl).complete(gone)).outcome).toEqual(failed('timeout'));
    });
    expect(sent).toEqual([]);
  });
});

test('a stream that ends before its answer does is no answer', async () => {
  server.next({ kind: 'unfinished' });
  const completion = await modelAt(server.baseUrl).complete(ask({ onText: () => undefined }));
  expect(completion).toEqual({ outcome: failed('garbage'), used: null, isWell: false, failure: null });
});

test('parts of a failed stream are not passed on again', async () => {
  server.next({ kind: 'cut' }, says('Another answer.'));
  const told: string[] = [];
  await modelAt(server.baseUrl).complete(ask({ onText: (text) => void told.push(text) }));
  expect(told).toEqual(['It is ']);
});

describe('what a server refuses', () => {
  /**
   * A server that refuses each of these parameters, one at a time, as a server does that does not know
   * them.
   */
  const serverWithout =
    (...parameters: ('response_format' | 'max_tokens' | 'temperature' | 'stream_options')[]) =>
    (request: ModelServerRequest): ModelAnswer => {
      const refused = parameters.find((parameter) => parameter in request.body);
      return refused ? refusesParameter(refused) : says('{}');
    };

  test.each(['response_format', 'max_tokens', 'temperature', 'stream_options'] as const)(
    '%s is left out once more, and from then on',
    async (parameter) => {
      server.always(serverWithout(parameter));
      const model = modelAt(server.baseUrl);
      const question = () => model.complete(ask({ schema: SCHEMA, onText: () => undefined }));
      expect(await sentDuring(question)).toHaveLength(2);
      const [request, ...others] = await sentDuring(question);
      expect(others).toEqual([]);
      expect(request?.body).not.toHaveProperty(parameter);
    },
  );

  test('a model that thinks is given its limit under another name, from its second question on', async () => {
    server.always(serverWithout('max_tokens', 'temperature'));
    const model = modelAt(server.baseUrl);
    expect((await model.complete(ask())).outcome).toEqual(failed('refused'));
    expect((await model.complete(ask())).outcome).toEqual({ kind: 'text', text: '{}' });
    const [request] = await sentDuring(() => model.complete(ask()));
    expect(request?.body).toMatchObject({ max_completion_tokens: 300 });
  });

  test.each([null, 7, ['response_format']])('with %j for its name is a refusal', async (param) => {
    server.always({ kind: 'status', status: 400, error: { message: 'No.', param } });
    expect(await modelAt(server.baseUrl).complete(ask())).toMatchObject({ outcome: failed('refused') });
  });

  test('and does not name is assumed to be the schema, which most servers lack', async () => {
    server.always(({ body }) => (body.response_format ? { kind: 'status', status: 400 } : says('{}')));
    const model = modelAt(server.baseUrl);
    const question = () => model.complete(ask({ schema: SCHEMA }));
    expect(await sentDuring(question)).toHaveLength(2);
    expect(await sentDuring(question)).toHaveLength(1);
  });

  test('is asked for again when it was not to blame', async () => {
    server.always({ kind: 'status', status: 400 });
    const model = modelAt(server.baseUrl);
    expect((await model.complete(ask({ schema: SCHEMA }))).outcome).toEqual(failed('refused'));
    server.always(says('{}'));
    const [request] = await sentDuring(() => model.complete(ask({ schema: SCHEMA })));
    expect(request?.body).toHaveProperty('response_format');
  });
});

test('no line of the log holds what was asked, what was answered, or the key', async () => {
  const onConsole: unknown[] = [];
  const write = (...said: unknown[]) => void onConsole.push(said);
  vi.stubGlobal('console', { debug: write, info: write, log: write, warn: write, error: write });
  const model = modelAt(server.baseUrl);
  const quoting: ModelAnswer = {
    kind: 'status',
    status: 400,
    error: { message: `What is "${CANARY.goal}"?`, code: CANARY.email, param: 'response_format', type: KEY },
  };
  const garbage: ModelAnswer = {
    kind: 'raw',
    contentType: 'text/event-stream',
    content: `data: {"${CANARY.email}\n\n`,
  };
  for (const answer of [quoting, garbage, HTML_PAGE, SERVER_ERROR, TOO_MANY_REQUESTS]) {
    server.always(answer);
    await model.complete(ask({ schema: SCHEMA }));
    await model.complete(ask({ onText: () => undefined }));
  }
  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(5);
  expect(log).not.toContain(CANARY.goal);
  expect(log).not.toContain(CANARY.email);
  expect(log).not.toContain(KEY);
  expect(onConsole).toEqual([]);
});
