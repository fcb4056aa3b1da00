import { expect, test } from 'vitest';
import { PackedLruMap } from '../../backend/src/lib/packed-lru-map.ts';

/** Packs a word into its letters. The letters of "gone" cannot be unpacked. */
function mapOfWords(ready: number) {
  const packed: string[] = [];
  const map = new PackedLruMap<number, string, readonly string[]>({
    ready,
    pack: (word) => {
      packed.push(word);
      return [...word];
    },
    unpack: (letters) => (letters.join('') === 'gone' ? undefined : letters.join('')),
  });
  return { map, packed };
}

test('what was not used for longest is packed, and read again when it is used', () => {
  const { map, packed } = mapOfWords(2);
  map.set(1, 'one');
  map.set(2, 'two');
  map.get(1);
  map.set(3, 'three');
  expect(packed).toEqual(['two']);
  expect(map.get(2)).toBe('two');
  expect(packed).toEqual(['two', 'one']);
  expect(map.size).toBe(3);
});

test('what is set anew is found as it was set last, whether it was packed or not', () => {
  const { map } = mapOfWords(1);
  map.set(1, 'one');
  map.set(2, 'two');
  map.set(1, 'uno');
  expect([map.get(1), map.get(2), map.size]).toEqual(['uno', 'two', 2]);
  map.delete(1);
  map.delete(2);
  expect([map.get(1), map.get(2), map.size]).toEqual([undefined, undefined, 0]);
});

test('packed entries are evicted first, and of all the one that was not used for longest', () => {
  const { map } = mapOfWords(1);
  for (const [key, word] of ['one', 'two', 'three'].entries()) map.set(key, word);
  map.get(0);
  expect(map.evictOldest()).toBe(true);
  expect([map.get(0), map.get(1), map.get(2)]).toEqual(['one', undefined, 'three']);
  expect([map.evictOldest(), map.evictOldest(), map.evictOldest()]).toEqual([true, true, false]);
});

test('what cannot be read again is absent', () => {
  const { map } = mapOfWords(1);
  map.set(1, 'gone');
  map.set(2, 'two');
  expect([map.get(1), map.size]).toEqual([undefined, 1]);
});
