import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Env } from '../../backend/src/config/env.ts';
import { CANARY, leaksIn } from '../support/canaries.ts';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { saysJson } from '../support/model-answers.ts';
import { startModelServer } from '../support/model-server.ts';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from '../support/otlp-receiver.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const [SERVER, CLIENT] = [2, 3];

const cleanups: (() => unknown)[] = [];
let receiver: OtlpReceiver;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
  cleanups.push(() => receiver.close());
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Remaining spans are exported when it ends. */
async function whileServing(
  work: (app: TestApp) => Promise<unknown>,
  env: Env = {},
): Promise<readonly string[]> {
  const app = await startApp({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint, ...env });
  try {
    await work(app);
  } finally {
    await app.stop();
  }
  return app.lines;
}

const say = (app: TestApp, message: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${app.url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ message }),
  });

const named = (name: string): ReceivedSpan => {
  const found = receiver.spans().find((span) => span.name === name);
  if (!found) throw new Error(`No span "${name}" among ${receiver.spans().map((span) => span.name)}`);
  return found;
};
const roots = () => receiver.spans().filter(({ kind }) => kind === SERVER);

describe('a turn', () => {
  test('is a span of the trace that its request belongs to, and its parts lie within it', async () => {
    await whileServing((app) => say(app, 'hello', { traceparent: `00-${TRACE}-${PARENT}-01` }));
    const root = named('POST /api/chat');
    expect(root).toMatchObject({ traceId: TRACE, parentSpanId: PARENT, kind: SERVER, status: { code: 0 } });
    expect(root.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/api/chat',
      'http.response.status_code': 200,
      'holdfast.outcome': 'replied',
      'holdfast.event': 'greet',
      'holdfast.state.from': 'WELCOME',
      'holdfast.state.to': 'MENU',
      'holdfast.understood_by': 'rules',
      'holdfast.degraded': false,
    });
    for (const name of ['store load', 'understand', 'store commit']) {
      const part = named(name);
      expect(part).toMatchObject({ traceId: TRACE, parentSpanId: root.spanId });
      // A part's times are measured separately from those of its request.
      expect(part.startTimeUnixNano).toBeGreaterThanOrEqual(root.startTimeUnixNano - 1_000_000n);
      expect(part.endTimeUnixNano).toBeLessThanOrEqual(root.endTimeUnixNano);
      expect(part.endTimeUnixNano).toBeGreaterThanOrEqual(part.startTimeUnixNano);
    }
  });

  test('shows what it did outside, in the order in which it was done', async () => {
    await whileServing(async (app) => {
      const visitor = new ChatClient(app.url, randomUUID());
      const { name, email, phone, company, goal } = CANARY;
      for (const message of ['book', name, email, phone, company, '12', 'Email', goal, '1', 'yes']) {
        await visitor.say(message);
      }
    });
    const last = roots().at(-1);
    expect(last?.attributes).toMatchObject({ 'holdfast.state.to': 'BOOK_CONFIRMED' });
    const parts = receiver.spans().filter(({ parentSpanId }) => parentSpanId === last?.spanId);
    expect(parts.map((part) => part.name)).toEqual([
      'understand',
      'store load',
      'understand',
      'database',
      'effect confirmBooking',
      'store commit',
    ]);
    expect(leaksIn(receiver.texts.join('\n'))).toEqual([]);
  });

  test('that asks a model shows how long that took', async () => {
    const model = await startModelServer();
    cleanups.push(() => model.close());
    model.always(saysJson({ event: 'openSupport' }));
    await whileServing((app) => say(app, 'the thingamajig with the doodah, if you follow'), {
      OPENAI_API_KEY: 'sk-canary',
      OPENAI_BASE_URL: model.baseUrl,
    });
    expect(named('model')).toMatchObject({ kind: CLIENT, parentSpanId: named('POST /api/chat').spanId });
  });

  test('does not reveal an id', async () => {
    const id = `session-${randomUUID()}`;
    await whileServing((app) => new ChatClient(app.url, id).say('hello'));
    expect(leaksIn(receiver.texts.join('\n'), [id])).toEqual([]);
  });
});

test('turns that run at once have each their own parts', async () => {
  const traces = Array.from({ length: 20 }, (_, n) => `${n + 1}`.padStart(32, 'a'));
  await whileServing((app) =>
    Promise.all(traces.map((trace) => say(app, 'hello', { traceparent: `00-${trace}-${PARENT}-01` }))),
  );
  for (const trace of traces) {
    const names = receiver.spans().flatMap((span) => (span.traceId === trace ? [span.name] : []));
    expect(names.sort()).toEqual(['POST /api/chat', 'store commit', 'store load', 'understand']);
  }
});

test('what is not sampled, and what is no conversation, leaves no span', async () => {
  await whileServing(async (app) => {
    await say(app, 'hello', { traceparent: `00-${TRACE}-${PARENT}-00` });
    await fetch(`${app.url}/health`);
    await fetch(`${app.url}/api/business`);
  });
  expect(receiver.texts).toEqual([]);
});

test('with no share of the requests sampled, those are whose traceparent says so', async () => {
  await whileServing(
    async (app) => {
      await say(app, 'hello');
      await say(app, 'hello', { traceparent: `00-${TRACE}-${PARENT}-01` });
    },
    { OTEL_TRACES_SAMPLER_ARG: '0' },
  );
  expect(roots().map(({ traceId }) => traceId)).toEqual([TRACE]);
});

test('the receiver gets the service name and the configured headers', async () => {
  await whileServing((app) => say(app, 'hello'), {
    OTEL_SERVICE_NAME: 'front-desk',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20a-token,x-scope=one',
  });
  expect(receiver.resources()[0]).toMatchObject({ 'service.name': 'front-desk', 'service.version': '0.1.0' });
  expect(receiver.headers[0]).toMatchObject({
    authorization: 'Bearer a-token',
    'x-scope': 'one',
    'content-type': 'application/json',
  });
});

describe('a receiver', () => {
  test('that refuses spans loses them, which is logged once', async () => {
    receiver.answerWith(401);
    const lines = await whileServing(async (app) => {
      for (let n = 0; n < 200; n += 1) expect((await say(app, 'hello')).status).toBe(200);
    });
    const told = lines.filter((line) => line.includes('spans were dropped'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('401');
  });

  test('that never answers does not delay the end of the process', async () => {
    receiver.answerWith(0);
    let toldToEndAt = 0;
    const lines = await whileServing(async (app) => {
      await say(app, 'hello');
      toldToEndAt = performance.now();
    });
    expect(performance.now() - toldToEndAt).toBeLessThan(10_000);
    expect(lines.join('\n')).toContain('spans were dropped');
  });
});
