import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Connection } from '../../frontend/widget/connection.ts';
import { SessionMemory } from '../../frontend/widget/session-memory.ts';
import { card, reply, snapshot } from './wire-samples.ts';

interface SeenRequest {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
let seen: SeenRequest[];
let answer: (response: ServerResponse) => void;
let api: string;
let memory: SessionMemory;
let connection: Connection;

const connect = (api: string, locale: string | null): Connection =>
  new Connection({ api, memory, deviceId: 'tab-1', locale, timeZone: 'Europe/Lisbon' });

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

beforeEach(async () => {
  seen = [];
  server = createServer(async (request, response) => {
    seen.push({
      line: `${request.method} ${request.url}`,
      headers: request.headers,
      body: await text(request),
    });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  memory = new SessionMemory(null, api);
  connection = connect(api, 'pt-PT');
});

afterEach(async () => {
  connection.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('a first message', () => {
  it('names no session, and the one that the server made is remembered', async () => {
    answer = json(200, reply('m1'));
    expect(await connection.send({ id: 'm1', text: 'book' })).toEqual({ ok: true, value: reply('m1') });
    expect(seen[0]?.line).toBe('POST /api/chat');
    expect(seen[0]?.headers).not.toHaveProperty('x-session-id');
    expect(memory.session).toEqual({ id: 'hf_sample', resumeToken: null });
  });

  it('carries its id, the locale and the time zone', async () => {
    answer = json(200, reply('m1'));
    await connection.send({ id: 'm1', text: 'book' });
    const body = { message: 'book', messageId: 'm1', locale: 'pt-PT', timeZone: 'Europe/Lisbon' };
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual(body);
  });

  it('leaves the language to the browser where the page names none', async () => {
    connection.close();
    connection = connect(api, null);
    answer = json(200, reply('m1'));
    await connection.send({ id: 'm1', text: 'book' });
    expect(JSON.parse(seen[0]?.body ?? '')).not.toHaveProperty('locale');
    answer = json(200, card);
    await connection.business();
    expect(seen[1]?.headers['accept-language']).not.toBe('pt-PT');
  });
});

describe('a remembered session', () => {
  it('is named in messages and in the resume', async () => {
    memory.session = { id: 'hf_known', resumeToken: null };
    answer = json(200, snapshot({ sessionId: 'hf_known' }));
    await connection.resume();
    await connection.send({ id: 'm1', text: 'book' });
    expect(seen.map(({ headers }) => headers['x-session-id'])).toEqual(['hf_known', 'hf_known']);
    expect(seen.map(({ headers }) => headers['x-device-id'])).toEqual(['tab-1', 'tab-1']);
  });

  it('sends the resume token of the newest reply of its session that has one', async () => {
    const tokens = [
      ['hf_sample', 'first'],
      ['hf_sample', null],
      ['hf_sample', 'second'],
      ['hf_other', null],
    ];
    for (const [sessionId, resumeToken] of tokens) {
      answer = json(200, { ...reply('m1'), sessionId, resumeToken });
      await connection.send({ id: 'm1', text: 'book' });
    }
    await connection.send({ id: 'm2', text: 'menu' });
    expect(seen.map(({ headers }) => headers['x-resume-token'])).toEqual([
      undefined,
      'first',
      'first',
      'second',
      undefined,
    ]);
  });
});

describe('the business card', () => {
  it('is asked for without naming a session', async () => {
    memory.session = { id: 'hf_known', resumeToken: null };
    answer = json(200, card);
    expect(await connection.business()).toEqual({ ok: true, value: card });
    expect(seen[0]?.headers).not.toHaveProperty('x-session-id');
  });

  it('is asked for in the language of the page', async () => {
    answer = json(200, card);
    await connection.business();
    expect(seen[0]?.headers['accept-language']).toBe('pt-PT');
  });
});

describe('a request that fails', () => {
  const failureOf = async (): Promise<unknown> => {
    const outcome = await connection.send({ id: 'm1', text: 'book' });
    return outcome.ok ? outcome : outcome.failure;
  };

  it.each([
    [410, 'session_expired', 'expired'],
    [410, 'session_deleted', 'deleted'],
    [404, 'session_not_found', 'notFound'],
    [401, 'resume_token_required', 'expired'],
  ])('ends the conversation with %i %s', async (status, code, reason) => {
    answer = json(status, { code });
    expect(await failureOf()).toEqual({ kind: 'ended', reason });
  });

  it.each([
    [429, '7', 7_000],
    [503, '1', 1_000],
    [503, '86400', 120_000],
    [503, 'soon', 5_000],
  ])(
    'waits as long as %i with Retry-After %s asks, within reason',
    async (status, retryAfter, retryAfterMs) => {
      answer = json(status, { code: 'unavailable' }, { 'retry-after': retryAfter });
      expect(await failureOf()).toEqual({ kind: 'busy', retryAfterMs });
    },
  );

  it.each([400, 413, 422])('is not worth repeating with %i', async (status) => {
    answer = json(status, { code: 'invalid_request' });
    expect(await failureOf()).toEqual({ kind: 'refused' });
  });

  it('is worth repeating with 500, a page of somebody else, or a cut connection', async () => {
    answer = json(500, { code: 'internal_error' });
    expect(await failureOf()).toEqual({ kind: 'unreachable' });
    answer = (response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Sign in to the hotel');
    expect(await failureOf()).toEqual({ kind: 'unreachable' });
    answer = json(404, '<p>no such page');
    expect(await failureOf()).toEqual({ kind: 'unreachable' });
    answer = (response) => void response.destroy();
    expect(await failureOf()).toEqual({ kind: 'unreachable' });
    expect(memory.session).toBeNull();
  });

  it('does not outlive the widget', async () => {
    answer = () => connection.close();
    expect(await failureOf()).toEqual({ kind: 'unreachable' });
  });
});
