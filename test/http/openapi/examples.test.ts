import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Operation,
  readDocument,
  type ShownDocument,
} from '../../../backend/src/http/docs/read-document.ts';
import { EventReader } from '../../support/event-reader.ts';
import { EventStream } from '../../support/event-stream.ts';
import { startApp, type TestApp } from '../../support/holdfast-app.ts';

let app: TestApp;
let document: ShownDocument;
beforeAll(async () => {
  app = await startApp();
  document = readDocument.parse(await (await fetch(`${app.url}/openapi.json`)).json());
});
afterAll(() => app?.stop());

interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

function find(operationId: string): Placed {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const found = all.find(({ operation }) => operation.operationId === operationId);
  if (!found) throw new Error(`There is no operation ${operationId}`);
  return found;
}

const headersOf = ({ operation }: Placed): Record<string, string> =>
  Object.fromEntries(
    operation.parameters
      .filter(({ in: place, schema }) => place === 'header' && schema.examples.length > 0)
      .map(({ name, schema }) => [name, String(schema.examples[0])]),
  );

const requestsOf = ({ operation }: Placed): Readonly<Record<string, unknown>> =>
  valuesOf(operation.requestBody?.content);

const responsesOf = ({ operation }: Placed): Readonly<Record<string, unknown>> => {
  const [success] = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  return valuesOf(success?.[1].content);
};

const valuesOf = (content: NonNullable<Operation['requestBody']>['content'] = {}): Record<string, unknown> =>
  Object.fromEntries(
    Object.values(content).flatMap(({ examples }) =>
      Object.entries(examples).map(([name, { value }]) => [name, value]),
    ),
  );

/** Sends the example request of the document in this test's session, with the values the example needs. */
async function send(
  operationId: string,
  { session, body }: { readonly session?: string; readonly body?: unknown } = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const placed = find(operationId);
  const response = await fetch(`${app.url}${placed.path}`, {
    method: placed.method.toUpperCase(),
    headers: {
      ...headersOf(placed),
      ...(session !== undefined && { 'x-session-id': session }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, body: text === '' ? null : JSON.parse(text) };
}

const VARYING = ['sessionId', 'at', 'expiresAt', 'since', 'lastSeenAt', 'cursor', 'resumeToken'];

/** Replaces the values that differ in each run. */
const steady = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner) =>
      VARYING.includes(key) && typeof inner === 'string' ? `some ${key}` : inner,
    ),
  );

/** Sends all messages of the examples. */
async function converse(session: string): Promise<void> {
  for (const body of Object.values(requestsOf(find('takeTurn')))) await send('takeTurn', { session, body });
}

const played: Readonly<Record<string, () => Promise<void>>> = {
  takeTurn: async () => {
    const responses = responsesOf(find('takeTurn'));
    for (const [name, body] of Object.entries(requestsOf(find('takeTurn')))) {
      const replied = await send('takeTurn', { body });
      expect(replied.status).toBe(200);
      expect(replied.headers.get('x-request-id')).toBe('request-1');
      const { sessionId } = replied.body as { sessionId: string };
      expect(sessionId).toBe('test-session-123');
      expect(steady(replied.body)).toEqual(steady(responses[name]));
    }
  },
  getConversation: async () => {
    const session = randomUUID();
    await converse(session);
    const { status, body } = await send('getConversation', { session });
    expect(status).toBe(200);
    expect(steady(body)).toEqual(steady(responsesOf(find('getConversation')).conversation));
  },
  deleteConversation: async () => {
    expect((await send('deleteConversation', { session: randomUUID() })).status).toBe(204);
  },
  followConversation: async () => {
    const session = randomUUID();
    const [greeting, choice, answer] = Object.values(requestsOf(find('takeTurn')));
    for (const body of [greeting, choice]) await send('takeTurn', { session, body });
    const headers = headersOf(find('followConversation'));
    const stream = await EventStream.open(app.url, session, {
      headers: { ...headers, 'x-session-id': session },
    });
    await stream.until(() =>
      stream.of('presence').some(({ data }) => JSON.stringify(data).includes('laptop')),
    );
    await fetch(`${app.url}/api/chat/typing`, { method: 'POST', headers: { 'x-session-id': session } });
    await stream.until(() => stream.of('typing').length > 0);
    await send('takeTurn', { session, body: answer });
    await stream.untilTurn(3);
    await send('deleteConversation', { session });
    await stream.untilEnd();
    const shown = new EventReader().read(String(responsesOf(find('followConversation')).stream));
    const told = stream.events.map(({ type, data }) => steady({ type, data }));
    expect(shown).toHaveLength(4);
    for (const { type, data } of shown) expect(told).toContainEqual(steady({ type, data }));
  },
  announcePresence: async () => {
    const session = randomUUID();
    await converse(session);
    expect((await send('announcePresence', { session })).status).toBe(204);
  },
  announceTyping: async () => {
    const session = randomUUID();
    await converse(session);
    expect((await send('announceTyping', { session })).status).toBe(204);
  },
  issueHandover: async () => {
    const session = randomUUID();
    await converse(session);
    const { status, body } = await send('issueHandover', { session });
    expect(status).toBe(201);
    const { code } = body as { code: string };
    expect({ ...(steady(body) as object), code: '' }).toEqual({
      ...(steady(responsesOf(find('issueHandover')).code) as object),
      code: '',
    });
    expect(code).toHaveLength((responsesOf(find('issueHandover')).code as { code: string }).code.length);
  },
  claimHandover: async () => {
    const session = randomUUID();
    await converse(session);
    const issued = (await send('issueHandover', { session })).body as { code: string };
    expect(Object.keys(requestsOf(find('claimHandover')).code as object)).toEqual(['code']);
    const { status, body } = await send('claimHandover', { body: { code: issued.code } });
    expect(status).toBe(200);
    expect(steady(body)).toEqual(steady(responsesOf(find('claimHandover')).code));
  },
  getLiveness: async () => {
    expect((await send('getLiveness')).body).toEqual(responsesOf(find('getLiveness')).live);
  },
  getReadiness: async () => {
    expect((await send('getReadiness')).body).toEqual(responsesOf(find('getReadiness')).ready);
  },
  getBusiness: async () => {
    const { status, headers } = await send('getBusiness');
    expect([status, headers.get('x-request-id')]).toEqual([200, 'request-1']);
  },
};

describe('what the document shows is what happens', () => {
  test('each operation with an example is played', () => {
    const shown = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).filter(([method, operation]) => {
        const placed = { path, method, operation };
        return [headersOf, requestsOf, responsesOf].some((of) => Object.keys(of(placed)).length > 0);
      }),
    );
    expect(Object.keys(played).toSorted()).toEqual(
      shown.map(([, { operationId }]) => operationId).toSorted(),
    );
  });

  test.each(Object.entries(played))('%s', (_, play) => play());
});
