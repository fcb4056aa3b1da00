import { expect, test } from 'vitest';
import { createKeyRing, type DerivedKeys } from '../../backend/src/sessions/key-ring.ts';

const secretOf = (kid: string, fill: number) => ({ kid, secret: Buffer.alloc(32, fill) });
const exported = ({ token, archive, idHash, visitor, visitorHash }: DerivedKeys) =>
  [token, archive, idHash, visitor, visitorHash].map((key) => key.export().toString('hex'));

test('the first secret encrypts, and all are found by their kid', () => {
  const ring = createKeyRing([secretOf('new', 1), secretOf('old', 2)]);
  expect(ring.newest.kid).toBe('new');
  expect(ring.all.map(({ kid }) => kid)).toEqual(['new', 'old']);
  expect(ring.find('new')).toBe(ring.newest);
  expect(ring.find('old')).toBe(ring.all[1]);
  expect(ring.find('retired')).toBeUndefined();
});

test('each purpose of each secret has a key of 256 bits of its own', () => {
  const keys = createKeyRing([secretOf('a', 1), secretOf('b', 2)]).all.flatMap(exported);
  expect(new Set(keys).size).toBe(10);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
});

// Data that is encrypted today must be readable after every later deploy.
test('the keys of a secret never change', () => {
  expect(exported(createKeyRing([secretOf('a', 1)]).newest)).toMatchInlineSnapshot(`
    [
      "560f198038b3b3c50ad96a4045b6ed6c157197edd02e31840354ab43214a2fe2",
      "fb54e7e50ca75ce3da6e1107f5a0e382407d47c77ce0306b25c5a12b236feea2",
      "d2d5c5e26795f754c4b6c6ddf49a0e411af957f6eab5f669176a7f24433dff72",
      "a65f6daa20c5d3b83d4752efb8cfbde3859ef272fbd657b33ff487e64a0a3eae",
      "5dce37a40f98c1252f2ee74c025eecba4c18e5180d53e673c2413e936971ac11",
    ]
  `);
});

test('the kid is a name only: the keys come from the secret', () => {
  const [one, other] = [createKeyRing([secretOf('a', 1)]), createKeyRing([secretOf('b', 1)])];
  expect(exported(one.newest)).toEqual(exported(other.newest));
});

test('a ring without a secret is refused', () => {
  expect(() => createKeyRing([])).toThrow('at least one secret');
});
