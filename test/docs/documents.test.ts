import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { VARIABLES } from '../../backend/src/config/env.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const DOCUMENTS = [
  'README.md',
  'ops/README.md',
  'backend/README.md',
  'bench/README.md',
  'bench/understanding/README.md',
];

const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));

const FENCE = /^\s*```.*\n([\s\S]*?)^\s*```$/gm;
const withoutFences = (text: string): string => text.replaceAll(FENCE, '');
const matches = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found = '']) => found)),
];

/** The anchors GitHub makes from headings. */
const anchorsOf = (text: string): readonly string[] =>
  matches(withoutFences(text), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(ROOT, file))) return false;
  return anchor === undefined || anchorsOf(read(file)).includes(anchor);
}

/** Built files stand for their sources. Patterns and placeholders are not checked. */
function exists(path: string): boolean {
  if (/[*<>{}…]/.test(path)) return true;
  return existsSync(join(ROOT, path.replace(/^backend\/dist\/(.+)\.js$/, 'backend/src/$1.ts')));
}

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document);
  const commands = matches(text, FENCE).join('\n');

  test('has links that lead somewhere', () => {
    const links = [
      ...matches(withoutFences(text), /\]\((?!https?:)([^)\s]+)\)/g),
      ...matches(text, /<img src="([^"]+)"/g),
    ];
    expect(links.filter((link) => !leadsSomewhere(document, link))).toEqual([]);
  });

  test('names files that are there', () => {
    const named = [
      ...matches(text, /`((?:backend|frontend|test|ops|bench|scripts)\/[^\s`]+)`/g),
      ...matches(commands, /\b(?:node|tsx|promtool \w+ rules) ((?:[\w-]+\/)+[\w.-]+\.\w+)/g),
    ];
    const isThere = (path: string) => exists(path) || exists(join(dirname(document), path));
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  test('names scripts of npm that are there', () => {
    const named = matches(text, /\bnpm run ([\w:-]+)/g);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  // Names that begin with BOOK_ are states of the conversation.
  test('names variables that are read', () => {
    const known: readonly string[] = VARIABLES;
    const named = matches(text, /`(?!BOOK_)([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=[^`]*)?`/g);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});
