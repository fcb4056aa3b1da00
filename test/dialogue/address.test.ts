import { expect, test } from 'vitest';
import { addressOf } from '../../backend/src/dialogue/address.ts';

test.each([
  ['Ana Silva', 'Ana'],
  ['ana', 'Ana'],
  ['Dr. Ann Lee', 'Ann'],
  ['Prof. Dr. Ann Lee', 'Ann'],
  ['Mr. Smith', 'Mr. Smith'],
  ['mrs smith', 'Mrs Smith'],
  ['Silva, Ana', 'Silva'],
  ['Mr.', 'Mr.'],
  ['José María', 'José'],
  ['李小龍', '李小龍'],
])('%j is addressed as %j', (name, address) => {
  expect(addressOf(name)).toBe(address);
});
