import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Business } from '../domain/business.ts';
import { textsSchemaFor } from './check-texts.ts';
import { unusable } from './text-file.ts';
import type { Texts } from './texts-schema.ts';
import { readYamlFile } from './yaml-file.ts';

/**
 * Reads `texts/<tag>.yaml`, by tag. `tags`: the business's languages except the first.
 * @throws ConfigError naming the file and, for each problem, its line, path, value and what was expected.
 */
export function loadTexts(
  dir: string,
  tags: readonly string[],
  business: Business,
): Readonly<Record<string, Texts>> {
  const files = existsSync(dir) ? readdirSync(dir).filter((name) => !name.startsWith('.')) : [];
  const expected = tags.map((tag) => `${tag}.yaml`);
  const unknown = files.filter((name) => !expected.includes(name));
  if (unknown.length > 0)
    throw unusable(
      dir,
      unknown.map((name) => `${name}: expected ${oneOf(expected)}`),
    );
  const schema = textsSchemaFor(business);
  const texts = tags
    .filter((tag) => files.includes(`${tag}.yaml`))
    .map(
      (tag) =>
        [tag, readYamlFile(join(dir, `${tag}.yaml`), schema, 'it may have been removed meanwhile')] as const,
    );
  return Object.fromEntries(texts);
}

const oneOf = (files: readonly string[]): string =>
  files.length === 0
    ? 'no file, because the business has one language'
    : `one of ${files.join(', ')}, named after the business's languages except the first`;
