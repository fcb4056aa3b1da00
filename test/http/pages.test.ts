import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const ask = (headers: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${app.url}/widget.js`, { headers });

test.each([
  ['part of it that it does not have', { range: 'bytes=99999999-' }],
  ['version that it is not', { 'if-match': '"another"' }],
  ['time before it was changed', { 'if-unmodified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' }],
])('who asks for a file by a %s is refused, and that is kept nowhere', async (_, headers) => {
  const response = await ask(headers);
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toMatchObject({ code: 'invalid_request' });
});
