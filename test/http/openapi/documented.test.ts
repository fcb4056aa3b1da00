import { describe, expect, test } from 'vitest';
import { reply } from '../../frontend/wire-samples.ts';
import { type Answer, undocumented, undocumentedEvent } from '../../support/documented.ts';

const answer = (fields: Partial<Answer>): Answer => ({
  method: 'POST',
  path: '/api/chat',
  status: 200,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(reply('m-1')),
  ...fields,
});
const problem = (fields: object): Partial<Answer> => ({
  status: 400,
  contentType: 'application/problem+json; charset=utf-8',
  body: JSON.stringify({ type: 'about:blank', title: '', status: 400, detail: '', ...fields }),
});
const replied = (fields: object): Partial<Answer> => ({
  body: JSON.stringify({ ...reply('m-1'), ...fields }),
});

describe('documented responses pass', () => {
  test.each<[string, Partial<Answer>]>([
    ['a reply', {}],
    ['a problem', problem({ code: 'invalid_request' })],
    ['nothing', { method: 'DELETE', status: 204, contentType: null, body: '' }],
    ['a query', { path: '/api/chat?x=1' }],
    ['a page', { method: 'GET', path: '/', contentType: 'text/html', body: '<p>' }],
  ])('%s', (_, fields) => {
    expect(undocumented(answer(fields))).toBeNull();
  });
});

describe('undocumented responses are found', () => {
  test.each<[string, Partial<Answer>]>([
    ['a field more', replied({ mood: 'good' })],
    ['a field more in a part', replied({ parts: [{ type: 'text', text: '', mood: 'good' }] })],
    ['a field less', replied({ locale: undefined })],
    ['a field of another type', replied({ turn: '1' })],
    ['a part of an unknown type', replied({ parts: [{ type: 'song' }] })],
    ['an instant with an offset', replied({ expiresAt: '2026-01-03T13:00:00+01:00' })],
    ['another status', { status: 202 }],
    ['another media type', { contentType: 'text/plain' }],
    ['a body where there is none', { method: 'DELETE', status: 204 }],
    ['a code that no one knows', problem({ code: 'bored' })],
    ['a code that belongs elsewhere', problem({ code: 'session_id_required' })],
    [
      'a problem of an unknown path with a field more',
      { ...problem({ code: 'not_found', x: 1 }), path: '/x' },
    ],
  ])('%s', (_, fields) => {
    expect(undocumented(answer(fields))).not.toBeNull();
  });

  test.each([
    ['song', {}],
    ['ping', { at: 1 }],
    ['typing', {}],
  ])('an event %s with %j', (type, data) => {
    expect(undocumentedEvent(type, data)).not.toBeNull();
  });
});
