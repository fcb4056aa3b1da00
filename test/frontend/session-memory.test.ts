import { expect, it } from 'vitest';
import type { KeyValueStorage } from '../../frontend/widget/loader/storage.ts';
import { SessionMemory } from '../../frontend/widget/session-memory.ts';
import { mapStorage } from './map-storage.ts';

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

it('keeps who the visitor was when a conversation is left, and nothing when it is forgotten', () => {
  const storage = mapStorage();
  const memory = new SessionMemory(storage, 'https://a.example');
  memory.session = session;
  memory.leave();
  expect(memory.session).toBeNull();
  expect(new SessionMemory(storage, 'https://a.example').visitor).toBe('hf_1 sealed');
  memory.forget();
  expect(new SessionMemory(storage, 'https://a.example').visitor).toBeNull();
  expect(storage.entries.size).toBe(0);
});

it('follows another tab, and distinguishes a new session from a new token', () => {
  const storage = mapStorage();
  const here = new SessionMemory(storage, 'https://a.example');
  const there = new SessionMemory(storage, 'https://a.example');
  const key = 'holdfast:https://a.example';
  there.session = session;
  expect(here.refresh(key)).toBe(true);
  expect(here.session).toEqual(session);
  there.session = { ...session, resumeToken: 'newer' };
  expect(here.refresh(key)).toBe(false);
  expect(here.session?.resumeToken).toBe('newer');
  expect(here.refresh('theme')).toBe(false);
  there.session = null;
  expect(here.refresh(null)).toBe(true);
  expect(here.session).toBeNull();
});
