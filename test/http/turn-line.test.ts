import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shortHash } from '../../backend/src/lib/ids.ts';
import { ChatClient } from '../support/chat-client.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

test("a turn is one line with its result, without the visitor's words or the id", async () => {
  const visitor = new ChatClient(app.url, randomUUID());
  await visitor.say('book a demo');
  await visitor.say('Zacharias Quill');
  const written = app.lines.join('\n');
  const turns = app.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'turn');
  expect(turns).toHaveLength(2);
  expect(turns[1]).toMatchObject({
    level: 'info',
    requestId: expect.any(String),
    session: shortHash(visitor.sessionId),
    turn: 2,
    from: 'BOOK_NAME',
    to: 'BOOK_EMAIL',
    event: 'answer',
    understoodBy: 'rules',
    ms: expect.any(Number),
    degraded: false,
    // The app keeps sessions in memory.
    redisCommands: 0,
  });
  expect(written).not.toContain(visitor.sessionId);
  expect(written).not.toContain('Quill');
});
