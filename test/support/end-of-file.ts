import { afterAll, expect } from 'vitest';
import { endChildren } from './child.ts';
import { takeLeaks } from './confidences.ts';

// Runs after everything else in each test file.
afterAll(async () => {
  const left = await endChildren();
  expect(takeLeaks(), 'what visitors said and servers wrote down').toEqual([]);
  expect(left, 'what was still running').toEqual([]);
});
