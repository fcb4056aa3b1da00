import { expect, it } from 'vitest';
import { TabMemory } from '../../frontend/widget/tab-memory.ts';
import { mapStorage } from './map-storage.ts';

const API = 'https://a.example';

it('is the same tab after a reload, with what was half-typed, unsent and scrolled to', () => {
  const storage = mapStorage();
  const before = new TabMemory(storage, API);
  before.keep({ draft: 'Tuesd', unsent: [{ id: 'm1', text: 'book' }] });
  before.scroll = 120;
  before.leave();
  const after = new TabMemory(storage, API);
  expect(after.deviceId).toBe(before.deviceId);
  expect(after.state).toMatchObject({ draft: 'Tuesd', unsent: [{ id: 'm1', text: 'book' }] });
  expect(after.scroll).toBe(120);
});

it('gives a duplicated tab a new name', () => {
  const storage = mapStorage();
  const tab = new TabMemory(storage, API);
  const twin = mapStorage();
  for (const [key, value] of storage.entries) twin.setItem(key, value);
  expect(new TabMemory(twin, API).deviceId).not.toBe(tab.deviceId);
});

it.each(['', 'null', '{', '7'])('starts blank from %j in storage, and without storage', (kept) => {
  const storage = mapStorage();
  storage.setItem(`holdfast-tab:${API}`, kept);
  const blank = { draft: '', writing: false, unsent: [] };
  expect(new TabMemory(storage, API).state).toEqual(blank);
  expect(new TabMemory(null, API).state).toEqual(blank);
});
