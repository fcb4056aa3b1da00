import { expect, it } from 'vitest';
import { type KeyValueStorage, SessionMemory } from '../../frontend/widget/session-memory.ts';

function mapStorage(): KeyValueStorage & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

const blocked: KeyValueStorage = {
  getItem: () => {
    throw new Error('SecurityError');
  },
  setItem: () => {
    throw new Error('QuotaExceededError');
  },
  removeItem: () => {
    throw new Error('SecurityError');
  },
};

const session = { id: 'hf_1', resumeToken: 'sealed' };

it('is there again after a reload, for its own server only', () => {
  const storage = mapStorage();
  new SessionMemory(storage, 'https://a.example').session = session;
  expect(new SessionMemory(storage, 'https://a.example').session).toEqual(session);
  expect(new SessionMemory(storage, 'https://b.example').session).toBeNull();
});

it('is gone from storage when it is forgotten', () => {
  const storage = mapStorage();
  const memory = new SessionMemory(storage, 'https://a.example');
  memory.session = session;
  memory.session = null;
  expect(storage.entries.size).toBe(0);
});

it.each([
  ['no storage', null],
  ['storage that is blocked', blocked],
])('lasts as long as the page with %s', (_, storage) => {
  const memory = new SessionMemory(storage, 'https://a.example');
  memory.session = session;
  expect(memory.session).toEqual(session);
});

it.each(['', 'null', '{', '"hf_1"', '{"id":7}'])('starts anew from %j in storage', (json) => {
  const storage = mapStorage();
  storage.entries.set('holdfast:https://a.example', json);
  expect(new SessionMemory(storage, 'https://a.example').session).toBeNull();
});
