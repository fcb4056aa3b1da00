import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { businessJsonSchema } from '../../backend/src/config/business-json-schema.ts';

const BUSINESSES = new URL('../../backend/business/', import.meta.url);

test('the JSON Schema for editors is current (npm run schema)', () => {
  expect(readFileSync(new URL('business.schema.json', BUSINESSES), 'utf8')).toBe(businessJsonSchema());
});

test('every business file refers to the JSON Schema', () => {
  const folders = readdirSync(BUSINESSES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.length).toBeGreaterThan(1);
  for (const { name } of folders) {
    const file = readFileSync(new URL(`${name}/business.yaml`, BUSINESSES), 'utf8');
    expect(file).toMatch(/^# yaml-language-server: \$schema=\.\.\/business\.schema\.json\n/);
  }
});
