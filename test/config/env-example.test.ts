import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { loadConfig } from '../../backend/src/config/config.ts';
import { toEnv, VARIABLES } from '../../backend/src/config/env.ts';

const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
const lines = [...text.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)];

test('.env.example names exactly the variables that are read', () => {
  expect(lines.map(([, name]) => name).sort()).toEqual([...VARIABLES].sort());
});

test('.env.example as it is changes nothing', () => {
  expect(loadConfig(toEnv(parseEnv(text)))).toEqual(loadConfig({}));
});

test('the defaults that .env.example shows are the defaults', () => {
  const uncommented = text.replaceAll(/^# ?([A-Z][A-Z_]+=)/gm, '$1');
  expect(loadConfig(toEnv(parseEnv(uncommented)))).toEqual(loadConfig({}));
});
