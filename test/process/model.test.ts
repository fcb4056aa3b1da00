import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CANARY, leaksIn } from '../support/canaries.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { EventStream } from '../support/event-stream.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { type ModelAnswer, says, saysJson } from '../support/model-answers.ts';
import { type ModelScript, type ModelServer, startModelServer } from '../support/model-server.ts';
import { tellCanaries, tellCanariesWrongly } from '../support/tell-canaries.ts';

const KEY = 'sk-canary-of-the-model-key';
/** The knowledge has a related passage, but no answer. */
const QUESTION = 'does it work together with our ancient telephone system?';

let deployment: Deployment;
let server: ModelServer;
let a: HoldfastProcess;
let b: HoldfastProcess;
beforeAll(async () => {
  [deployment, server] = await Promise.all([createDeployment(), startModelServer()]);
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.baseUrl, MODEL_TOKENS_PER_SESSION: '10000000' };
  [a, b] = await Promise.all([deployment.start(env), deployment.start(env)]);
});
afterAll(async () => {
  await deployment?.close();
  await server?.close();
});

/** A model that treats every message as a question and answers with this. */
const answering =
  (answer: ModelAnswer): ModelScript =>
  ({ body }) =>
    body.response_format ? saysJson({ event: 'question' }) : answer;

describe('an answer of the model', () => {
  let visitor: ChatClient;
  let streams: EventStream[];
  beforeEach(async () => {
    visitor = new ChatClient(a.url, randomUUID());
    await visitor.say('menu');
    streams = await Promise.all(
      [a, b].map(({ url }, index) =>
        EventStream.open(url, visitor.sessionId, { headers: { 'x-device-id': `device-${index}` } }),
      ),
    );
    // An instance that lists both devices is subscribed.
    await Promise.all(
      streams.map((stream) =>
        stream.until(() =>
          stream.of('presence').some(({ data }) => JSON.stringify(data).includes('device-1')),
        ),
      ),
    );
  });
  afterEach(() => {
    for (const stream of streams) stream.close();
  });

  test('grows by whole sentences on every device at any instance, and then is a turn like any other', async () => {
    const [first, second] = [
      'Many systems work from the start.',
      'Others can be connected through our API or Zapier.',
    ];
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.always(answering({ kind: 'pieces', pieces: [`${first} `, second], between: () => released }));
    const saying = visitor.say(QUESTION, { messageId: 'm-question' });
    for (const stream of streams) {
      const draft = await stream.until(() => stream.of('draft').at(0));
      expect(draft.data).toEqual({ messageId: 'm-question', text: first });
      expect(stream.of('typing').map(({ data }) => data)).toEqual([{ role: 'assistant' }]);
      expect(stream.of('turn')).toEqual([]);
    }
    release();
    const reply = await saying;
    expect(reply.message).toContain(`${first} ${second}`);
    for (const stream of streams) {
      await stream.untilTurn(reply.turn);
      expect(stream.of('turn').at(-1)?.data).toMatchObject({
        messageId: 'm-question',
        message: reply.message,
      });
    }
    const late = await EventStream.open(b.url, visitor.sessionId, {
      lastEventId: streams[0]?.events[0]?.id ?? '',
    });
    await late.untilTurn(reply.turn);
    late.close();
    expect(late.of('draft')).toEqual([]);
  });

  test('that the passages do not bear out is neither drafted nor given', async () => {
    server.always(answering(says('It works with every system for €17 a month. Your demo is booked.')));
    const reply = await visitor.say(QUESTION);
    for (const stream of streams) await stream.untilTurn(reply.turn);
    expect(reply.message).not.toMatch(/17|booked/);
    expect(streams.flatMap((stream) => stream.of('draft'))).toEqual([]);
  });
});

test('no visitor data reaches the model or the logs, whatever is said', async () => {
  server.always(answering(says('NO_ANSWER')));
  const before = server.requests.length;
  const sessions = await tellCanaries(a.url);
  await tellCanariesWrongly(a.url);
  const visitor = new ChatClient(b.url, randomUUID());
  for (const text of [
    'menu',
    `${QUESTION} It is for ${CANARY.name}, ${CANARY.email}, ${CANARY.phone}`,
    `where does ${CANARY.name.toUpperCase()} sit?`,
    'book',
    `they say 77 ${CANARY.email.replace('@', ' @ ')} and also ${CANARY.otherEmail}`,
    CANARY.name,
    `is ${CANARY.name.split(' ')[0]?.toLowerCase()} not enough for you?`,
    `hm, ${CANARY.phone.replaceAll(' ', '-')} or what?`,
    `could ${CANARY.name} see the dashboard from a boat?`,
    `what would ${CANARY.email} make of a tripod?`,
  ]) {
    await visitor.say(text);
  }
  const sent = server.requests.slice(before);
  expect(sent.length).toBeGreaterThan(10);
  // A common word of a message identifies nobody, and the model needs it to understand the message.
  const leaks = sent.flatMap(({ text }) => leaksIn(text, [...sessions, visitor.sessionId]));
  expect([...new Set(leaks)].filter((leak) => leak !== 'flugelhorn')).toEqual([]);

  const metrics = await (await fetch(`${a.url}/metrics`)).text();
  expect(metrics).toMatch(/holdfast_messages_understood_total\{by="model"\} [1-9]/);
  expect(metrics).toMatch(/holdfast_messages_understood_total\{by="rules"\} [1-9]/);
  for (const process of [a, b]) {
    expect(await process.stop('SIGTERM')).toBe(0);
    expect(process.output()).toContain('"understoodBy":"model"');
    expect(leaksIn(process.output(), [...sessions, visitor.sessionId, KEY])).toEqual([]);
  }
});
