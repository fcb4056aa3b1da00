import { expect, test } from 'vitest';
import { LruMap } from '../../backend/src/lib/lru-map.ts';

test('what was not used for longest is evicted first', () => {
  const map = new LruMap<string, number>();
  for (const [index, key] of ['a', 'b', 'c'].entries()) map.set(key, index);
  map.get('a');
  map.set('b', 7);
  map.evictOldest();
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([0, 7, undefined]);
});

test('there is nothing to evict from an empty map', () => {
  const map = new LruMap<string, number>();
  map.set('a', 1);
  map.delete('a');
  expect(map.evictOldest()).toBe(false);
  expect(map.size).toBe(0);
});
