import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemSchema } from '../../backend/src/protocol/problem.ts';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const connectTo = () => connect(Number(new URL(app.url).port), '127.0.0.1');

/** What the server sends until it closes the connection. */
function answerTo(sent: string): Promise<string> {
  const socket = connectTo();
  socket.write(sent);
  return text(socket);
}

const HOST = 'host: localhost\r\n';

test.each([
  ['no HTTP', 'hello\r\n\r\n', 400, 'invalid_request'],
  ['a header without a name', `GET / HTTP/1.1\r\n${HOST}: x\r\n\r\n`, 400, 'invalid_request'],
  [
    'two lengths',
    `POST / HTTP/1.1\r\n${HOST}content-length: 1\r\ncontent-length: 2\r\n\r\n`,
    400,
    'invalid_request',
  ],
  [
    'headers that are too long',
    `GET / HTTP/1.1\r\n${HOST}x: ${'a'.repeat(20_000)}\r\n\r\n`,
    431,
    'too_large',
  ],
])('%s is answered with a problem, and the connection is closed', async (_, sent, status, code) => {
  const [head = '', body = ''] = (await answerTo(sent)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toContain('content-type: application/problem+json');
  expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`);
  expect(problemSchema.parse(JSON.parse(body))).toMatchObject({ status, code });
});

test('an event stream under way is closed, with nothing written into it', async () => {
  const sessionId = randomUUID();
  await new ChatClient(app.url, sessionId).say('hello');
  const socket = connectTo();
  socket.write(`GET /api/chat/events HTTP/1.1\r\n${HOST}x-session-id: ${sessionId}\r\n\r\n`);
  const [first] = await once(socket, 'data');
  socket.write('hello\r\n\r\n');
  const all = `${first}${await text(socket)}`;
  expect(all.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
});

test('an expectation that nobody knows is ignored', async () => {
  const answer = await answerTo(
    `GET /api/business HTTP/1.1\r\n${HOST}expect: tea\r\nconnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
});
