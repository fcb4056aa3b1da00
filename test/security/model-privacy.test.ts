import { beforeEach, expect, test } from 'vitest';
import { leaksIn } from '../support/canaries.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { type ModelAnswer, says, saysJson } from '../support/model-answers.ts';
import { type ModelServer, type ModelServerRequest, startModelServer } from '../support/model-server.ts';
import { tellCanaries } from '../support/tell-canaries.ts';

const KEY = 'sk-canary-of-the-key';

/** Words of the subject. They identify nobody, and the model is asked about them. */
const MATTERS: readonly string[] = ['flugelhorn', 'wombats'];

let server: ModelServer;
let app: TestApp;
beforeEach(async () => {
  server = await startModelServer();
  app = await startApp({
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: server.baseUrl,
    MODEL_TOKENS_PER_SESSION: '100000000',
    MODEL_TOKENS_PER_DAY: '100000000',
  });
  return async () => {
    await app.stop();
    await server.close();
  };
});

const isExtraction = ({ body }: ModelServerRequest): boolean => body.response_format !== undefined;

/** Everything that was sent to the model. */
const asked = (): string => server.requests.map(({ text }) => text).join('\n');

/** Everything an app outputs about its visitors for other people. */
async function told(): Promise<string> {
  const metrics = await fetch(`${app.url}/metrics`);
  return `${app.lines.join('')}\n${await metrics.text()}`;
}

test('a model gets no name, address, number or key, whatever it answers', async () => {
  for (const event of ['none', 'question', 'offTopic']) {
    server.always((request) => (isExtraction(request) ? saysJson({ event }) : says('We open at nine.')));
    await tellCanaries(app.url);
  }
  expect(server.requests.length).toBeGreaterThan(15);
  expect(leaksIn(asked(), [KEY]).filter((leak) => !MATTERS.includes(leak))).toEqual([]);
});

type Echo = (request: ModelServerRequest) => ModelAnswer;

const ANSWERS: readonly Echo[] = [
  ({ text }) => says(text),
  ({ text }) => ({ kind: 'status', status: 400, error: { message: text, code: text, param: text } }),
];
const FAILURES: readonly Echo[] = [
  ({ text }) => ({ kind: 'status', status: 503, error: { message: text, type: text } }),
  ({ text }) => ({ kind: 'raw', contentType: 'application/json', content: `${text}}` }),
  ({ text }) => ({ kind: 'raw', contentType: 'text/event-stream', content: `data: ${text}}\n\n` }),
];

test.each([
  ['answers and refusals', ANSWERS],
  ['failures', FAILURES],
])('%s of a model that repeat what it was asked stand in no log and metric', async (_, echoes) => {
  let next = 0;
  server.always((request) => echoes[next++ % echoes.length]?.(request) ?? says(''));
  await tellCanaries(app.url);
  expect(next).toBeGreaterThan(2);
  expect(leaksIn(await told(), [KEY])).toEqual([]);
});
