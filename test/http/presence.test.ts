import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe.each(['/api/chat/heartbeat', '/api/chat/typing'])('POST %s', (path) => {
  const post = (headers: Readonly<Record<string, string>>) => request(app.server).post(path).set(headers);

  async function begun(): Promise<string> {
    const sessionId = randomUUID();
    await new ChatClient(app.url, sessionId).say('book');
    return sessionId;
  }

  test('answers 204 without a body, with a device and without', async () => {
    const id = await begun();
    for (const device of [{}, { 'x-device-id': 'tab-1' }]) {
      const answer = await post({ 'x-session-id': id, ...device });
      expect([answer.status, answer.text]).toEqual([204, '']);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  test('answers of a session what GET does: none, deleted, sealed, unnamed', async () => {
    const deleted = await begun();
    await new ChatClient(app.url, deleted).delete();
    const sealed = await ChatClient.begin(app.url, 'hi');
    const answers = [
      await post({ 'x-session-id': randomUUID() }),
      await post({ 'x-session-id': deleted }),
      await post({ 'x-session-id': sealed.sessionId }),
      await post({}),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'session_not_found'],
      [410, 'session_deleted'],
      [401, 'resume_token_required'],
      [400, 'session_id_required'],
    ]);
    const own = { 'x-session-id': sealed.sessionId, 'x-resume-token': sealed.resumeToken ?? '' };
    expect((await post(own)).status).toBe(204);
  });

  test.each(['', 'a b', 'tab/1', 'x'.repeat(65), 'tab-1, tab-2'])(
    'refuses %j as a device id',
    async (device) => {
      const answer = await post({ 'x-session-id': await begun(), 'x-device-id': device });
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
      expect(answer.body.detail).toContain('x-device-id');
    },
  );

  test('takes no other method', async () => {
    const answer = await request(app.server)
      .get(path)
      .set('x-session-id', await begun());
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });
});

test('both have a limit in common, which is not that of messages', async () => {
  const limited = await startApp({ RATE_LIMIT_TURNS_PER_MINUTE: '1' });
  try {
    await new ChatClient(limited.url, 'limited').say('book');
    const statuses = [];
    for (const path of [...Array(3).fill('heartbeat'), ...Array(3).fill('typing')]) {
      const answer = await request(limited.server).post(`/api/chat/${path}`).set('x-session-id', 'limited');
      statuses.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
  } finally {
    await limited.stop();
  }
});
