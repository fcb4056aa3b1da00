import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { businessJsonSchema, textsJsonSchema } from '../../backend/src/config/business-json-schema.ts';

const BUSINESSES = new URL('../../backend/business/', import.meta.url);

test('the JSON Schemas for editors are current (npm run schema)', () => {
  expect(readFileSync(new URL('business.schema.json', BUSINESSES), 'utf8')).toBe(businessJsonSchema());
  expect(readFileSync(new URL('texts.schema.json', BUSINESSES), 'utf8')).toBe(textsJsonSchema());
});

test('every file of a business refers to its JSON Schema', () => {
  const folders = readdirSync(BUSINESSES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.length).toBeGreaterThan(1);
  for (const { name } of folders) {
    const file = readFileSync(new URL(`${name}/business.yaml`, BUSINESSES), 'utf8');
    expect(file).toMatch(/^# yaml-language-server: \$schema=\.\.\/business\.schema\.json\n/);
    for (const texts of readdirSync(new URL(`${name}/texts/`, BUSINESSES))) {
      const translated = readFileSync(new URL(`${name}/texts/${texts}`, BUSINESSES), 'utf8');
      expect(translated).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/texts\.schema\.json\n/);
    }
  }
});
