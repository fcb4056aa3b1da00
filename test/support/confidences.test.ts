import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { heardId, heardMessage, lookThrough, takeLeaks, watchWriter } from './confidences.ts';

const session = randomUUID();

test.each([
  ['a message', 'Could my sister come along?'],
  ['a name', 'Ana Silva'],
  ['a telephone number', '+351 912 345 678'],
  ['an id', session],
])('%s of a visitor that a server wrote down is told at the end of the file, once', (_, secret) => {
  heardMessage(secret);
  heardId(session);
  watchWriter(
    () => `{"level":"info","session":"abc","msg":"turn"}\n{"level":"warn","at":"state","x":"${secret}"}\n`,
  );
  expect(takeLeaks()).toEqual([secret.toLowerCase()]);
  expect(takeLeaks()).toEqual([]);
});

test('so is any e-mail address, whoever said it, in what was dropped before the end, too', () => {
  lookThrough('{"msg":"mail to somebody@acme.example failed"}');
  expect(takeLeaks()).toEqual(['somebody@acme.example']);
});

test('masks, addresses of servers and words that a log has, too, tell nothing', () => {
  heardMessage('book');
  heardMessage('menu');
  heardId('my-first');
  lookThrough(
    '{"to":"jo***@example.com","url":"postgres://someone@127.0.0.1:5432","msg":"menu, book, my-first"}',
  );
  expect(takeLeaks()).toEqual([]);
});
