import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument, type ShownDocument } from '../../../backend/src/http/docs/read-document.ts';
import { problemHandler, problemSender } from '../../../backend/src/http/problem-handler.ts';
import { requestId } from '../../../backend/src/http/request-id.ts';
import { PROBLEM_STATUS, type ProblemCode } from '../../../backend/src/protocol/problem.ts';
import { silentLogger } from '../../support/bookings.ts';
import { startApp, type TestApp } from '../../support/holdfast-app.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const HOUR_MS = 3_600_000;

let clock: ManualClock;
let app: TestApp;
let limited: TestApp;
let document: ShownDocument;
beforeAll(async () => {
  clock = new ManualClock(Date.now());
  [app, limited] = await Promise.all([
    startApp({ METRICS_TOKEN: 'a-token-of-some-length' }, clock),
    startApp({ RATE_LIMIT_TURNS_PER_MINUTE: '1' }),
  ]);
  document = readDocument.parse(await (await fetch(`${app.url}/openapi.json`)).json());
});
afterAll(() => Promise.all([app?.stop(), limited?.stop()]));

type Send = (session: string) => Promise<Response>;

const at =
  (path: string, init: RequestInit = {}, extra: Record<string, string> = {}): Send =>
  (session) =>
    fetch(`${app.url}${path}`, { ...init, headers: { 'x-session-id': session, ...extra } });

const say =
  (body: object, to = () => app.url): Send =>
  (session) =>
    fetch(`${to()}/api/chat`, {
      method: 'POST',
      headers: { 'x-session-id': session, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

const after =
  (before: Send, then: Send): Send =>
  async (session) => {
    await before(session);
    return then(session);
  };

/** A handler that throws an unexpected error. */
const failing: Send = async () => {
  const server = express()
    .use(requestId, () => {
      throw new Error('unforeseen');
    })
    .use(problemHandler(problemSender(silentLogger, () => undefined)))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    return await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-request-id': 'request-1' } });
  } finally {
    server.close();
  }
};

const provoked: Readonly<Record<ProblemCode, Send>> = {
  invalid_request: say({}),
  invalid_session_id: () => at('/api/chat')('not an id'),
  session_id_required: () => fetch(`${app.url}/api/chat`),
  resume_token_required: () => at('/api/chat')(`hf_${'A'.repeat(22)}`),
  unauthorized: at('/metrics'),
  not_found: at('/api/nothing'),
  session_not_found: at('/api/chat'),
  method_not_allowed: at('/api/chat', { method: 'PUT' }),
  session_expired: after(say({ message: 'hello' }), (session) => {
    clock.advance(HOUR_MS);
    return at('/api/chat')(session);
  }),
  session_deleted: after(at('/api/chat', { method: 'DELETE' }), at('/api/chat')),
  handover_expired: at(
    '/api/chat/handover/claim',
    { method: 'POST', body: '{"code":"used"}' },
    { 'content-type': 'application/json' },
  ),
  too_large: say({ message: 'x'.repeat(17_000) }),
  unsupported_media_type: at('/api/chat', { method: 'POST', body: 'message=hello' }),
  message_id_reused: after(
    say({ message: 'hello', messageId: 'm-1' }),
    say({ message: 'book', messageId: 'm-1' }),
  ),
  rate_limited: after(
    say({ message: 'hello' }, () => limited.url),
    say({ message: 'hello' }, () => limited.url),
  ),
  internal_error: failing,
  unavailable: (session) => {
    limited.startDraining();
    return fetch(`${limited.url}/health/ready`, { headers: { 'x-session-id': session } });
  },
};

/** Replaces waiting times, which differ in each run. */
const steady = (value: object): unknown => JSON.parse(JSON.stringify(value).replaceAll(/\d+ s /g, 'some s '));

test.each(Object.entries(provoked))('%s is answered as the document shows it', async (code, provoke) => {
  const response = await provoke(randomUUID());
  const shown = Object.entries(document.components.examples).find(([name]) => name === code)?.[1].value;
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(response.status).toBe(shown?.status);
  expect(steady((await response.json()) as object)).toEqual(steady(shown ?? {}));
});

test('the document shows each problem that there is', () => {
  expect(Object.keys(document.components.examples)).toEqual(Object.keys(PROBLEM_STATUS));
});
