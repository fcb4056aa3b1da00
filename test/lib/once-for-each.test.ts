import { expect, test } from 'vitest';
import { onceForEach } from '../../backend/src/lib/once-for-each.ts';

test('what was made for an object is not made again, and another object gets its own', () => {
  const made: string[] = [];
  const initialOf = onceForEach(({ name }: { readonly name: string }) => {
    made.push(name);
    return { initial: name[0] };
  });
  const ada = { name: 'Ada' };
  expect(initialOf(ada)).toBe(initialOf(ada));
  expect(initialOf({ name: 'Ada' })).not.toBe(initialOf(ada));
  expect(made).toEqual(['Ada', 'Ada']);
});
