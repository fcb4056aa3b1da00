import { randomUUID } from 'node:crypto';
import express from 'express';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemHandler, problemSender } from '../../backend/src/http/problem-handler.ts';
import { requestId } from '../../backend/src/http/request-id.ts';
import { createLogger } from '../../backend/src/lib/logger.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

/**
 * Characters that end a line or control a terminal: CR LF, ESC and C1 for ANSI, and the separators of
 * Unicode.
 */
const FORGED = 'a\r\n{"level":"info","msg":"forged"}\n\u2028b\u2029c\u0085d\u001b[31me\u009b31mf\u007fg\0';
const STEERS = /(?!\n)[\p{Cc}\u2028\u2029]/u;

describe('a line of the log (35)', () => {
  function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
    const lines: string[] = [];
    write(createLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } }));
    return lines.join('');
  }

  test.each([
    ['a field', (text: string) => logged((logger) => logger.info({ field: text }, 'said'))],
    ['a field within', (text: string) => logged((logger) => logger.warn({ deep: { list: [text] } }, 'said'))],
    ['the name of a field', (text: string) => logged((logger) => logger.info({ [text]: 1 }, 'said'))],
    ['the message', (text: string) => logged((logger) => logger.debug({}, text))],
    [
      'an error and its cause',
      (text: string) =>
        logged((logger) => logger.error({ err: new Error(text, { cause: new Error(text) }) }, 'failed')),
    ],
  ])('is one, of plain characters, whatever stands in %s', (_, write) => {
    const text = write(FORGED);
    expect(text.endsWith('\n')).toBe(true);
    const line = text.slice(0, -1);
    expect(line).not.toContain('\n');
    expect(line).not.toMatch(STEERS);
    expect(JSON.stringify(JSON.parse(line))).toContain(JSON.stringify(FORGED).slice(1, -1));
  });

  test('is left as it is otherwise', () => {
    expect(logged((logger) => logger.info({ name: 'Conceição 東京 😀' }, 'said'))).toContain(
      'Conceição 東京 😀',
    );
  });
});

describe('what a client sends', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.stop());

  test('makes no further line of the log, and none of another kind (35)', async () => {
    const visitor = new ChatClient(app.url, randomUUID());
    for (const text of [FORGED.replace('\0', ''), 'x\u2028\u2029x', '\u001b]0;title\u0007']) {
      await visitor.say(text);
      await visitor.post({ message: text, messageId: text });
      await fetch(`${app.url}/api/${encodeURIComponent(text)}`, {
        method: 'POST',
        headers: { 'x-request-id': encodeURIComponent(text), 'x-session-id': visitor.sessionId },
      });
    }
    for (const line of app.lines) {
      expect(line.trimEnd().split(/[\r\n\u0085\u2028\u2029]/)).toHaveLength(1);
      expect(JSON.parse(line).msg).not.toBe('forged');
    }
  });

  test('is repeated by no problem (37)', async () => {
    const secret = 'canary-of-the-problem';
    const answers = await Promise.all([
      fetch(`${app.url}/${secret}`),
      fetch(`${app.url}/api/chat?${secret}`, { method: 'PUT' }),
      fetch(`${app.url}/api/chat`, { headers: { 'x-session-id': `{${secret}}` } }),
      fetch(`${app.url}/api/chat`, { method: 'POST', headers: { 'content-type': secret }, body: secret }),
      new ChatClient(app.url, 'problem').post({
        message: [secret],
        timeZone: secret,
        messageId: `{${secret}}`,
      }),
      new ChatClient(app.url, 'problem').post({ message: 'book', timeZone: secret }),
    ]);
    for (const answer of answers) {
      const text = answer instanceof Response ? await answer.text() : JSON.stringify(answer.body);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain(secret);
    }
  });
});

describe('what fails within', () => {
  function failingWith(error: unknown) {
    const lines: string[] = [];
    const logger = createLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
    const app = express().use(requestId);
    app.get('/', () => {
      throw error;
    });
    app.use(problemHandler(problemSender(logger, () => undefined)));
    return { app, lines };
  }

  test('is reported only as the id of the request, by which it is found in the log (37)', async () => {
    const secret = 'select * from visitors where email = ana@acme.example at /srv/app.js:1:2';
    const { app, lines } = failingWith(Object.assign(new Error(secret), { command: { args: [secret] } }));
    const { status, body, headers } = await request(app).get('/');
    expect(status).toBe(500);
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Something went wrong',
      status: 500,
      code: 'internal_error',
      detail: `Please try again; quote ${headers['x-request-id']} if it lasts.`,
      requestId: headers['x-request-id'],
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', requestId: headers['x-request-id'] });
    expect(lines[0]).not.toContain('command');
  });

  test.each([undefined, null, 'text', { type: 'entity.unknown', body: 'text' }, Symbol('text')])(
    'is a 500 that tells nothing also when %s is thrown (37)',
    async (thrown) => {
      const { app } = failingWith(thrown);
      const { status, text } = await request(app).get('/');
      expect([404, 500]).toContain(status);
      expect(text).not.toContain('text');
    },
  );

  test('is refused, not let through, when a store is unavailable (37)', async () => {
    const { app } = failingWith(new StoreUnavailable('redis://user:secret@host', { reason: 'connection' }));
    const { status, body, headers, text } = await request(app).get('/');
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' });
    expect(headers['retry-after']).toBe('2');
    expect(text).not.toContain('secret');
  });
});
