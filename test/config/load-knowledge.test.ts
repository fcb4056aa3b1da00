import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../backend/src/config/config-error.ts';
import { type Knowledge, loadKnowledge } from '../../backend/src/config/load-knowledge.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'holdfast-knowledge-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function load(files: Readonly<Record<string, string>>, tags: readonly string[] = ['pt-BR', 'es']): Knowledge {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return loadKnowledge(dir, tags);
}

function problemOf(files: Readonly<Record<string, string>>, tags?: readonly string[]): string {
  try {
    load(files, tags);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no problem';
}

test('a business without the folder knows nothing', () => {
  expect(loadKnowledge(join(dir, 'none'), [])).toEqual({ passages: [], translations: {} });
});

test('a passage is named after its file and its heading', () => {
  const { passages } = load({
    'prices.md': '# Prices\n\n## Is there a set-up fee?\nYes.\n\n## Children’s prices\nHalf.\n',
    'opening-hours.md': 'Always.',
  });
  expect(passages).toEqual([
    { id: 'opening-hours#opening-hours', heading: 'Opening hours', text: 'Always.' },
    { id: 'prices#is-there-a-set-up-fee', heading: 'Is there a set-up fee?', text: 'Yes.' },
    { id: 'prices#childrens-prices', heading: 'Children’s prices', text: 'Half.' },
  ]);
});

test('headings that are alike have names of their own', () => {
  const { passages } = load({ 'a.md': '# Price\nOne.\n# Price\nTwo.\n# Price 2\nThree.\n# ???\nFour.' });
  expect(passages.map(({ id }) => id)).toEqual(['a#price', 'a#price-2', 'a#price-2-2', 'a#section']);
});

describe('a translation', () => {
  const original = '# Prices\n## Fee\nYes.\n## VAT\nNo.';

  test('has the headings in the same order, and the names of the original', () => {
    const { translations } = load({
      'p.md': original,
      'pt-BR/p.md': '# Preços\n## Taxa\nSim.\n## IVA\nNão.',
    });
    expect(translations).toEqual({
      'pt-BR': [
        { id: 'p#fee', heading: 'Taxa', text: 'Sim.' },
        { id: 'p#vat', heading: 'IVA', text: 'Não.' },
      ],
    });
  });

  test('leaves a file that it lacks as it is', () => {
    const { passages, translations } = load({
      'p.md': original,
      'q.md': '# Q\nText.',
      'es/q.md': '# C\nTexto.',
    });
    expect(translations.es?.map(({ heading }) => heading)).toEqual(['Fee', 'VAT', 'C']);
    expect(passages.map(({ heading }) => heading)).toEqual(['Fee', 'VAT', 'Q']);
  });

  test.each<[string, string, string]>([
    ['p.md', '# Preços\n## Taxa\nSim.', 'it has 2 headings: expected 3, in the order of'],
    ['p.md', '# Preços\n## Taxa\n## IVA\nNão.', 'line 2: expected a text below this heading, as in'],
    ['p.md', '# Preços\nTexto.\n## Taxa\nSim.\n## IVA\nNão.', 'line 1: expected no text below this heading'],
    ['precos.md', '# Preços\nTexto.', 'precos.md: expected one of p.md'],
  ])('that does not fit is refused: %s %j', (name, text, problem) => {
    expect(problemOf({ 'p.md': original, [`es/${name}`]: text })).toContain(problem);
  });
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    'a language that the business lacks',
    { 'fr/a.md': '# A\nA.' },
    'fr/: expected files ending in .md, pt-BR, es',
  ],
  [
    'a name with capitals',
    { 'Prices.md': '# A\nA.' },
    'Prices.md is not valid:\n  - its name: expected lower case',
  ],
  ['another kind of file', { 'prices.txt': 'A' }, 'prices.txt is not valid'],
  ['a file without text', { 'a.md': '# A\n\n## B\n' }, 'a.md is not valid:\n  - line 1: expected a text'],
  ['a heading without words', { 'a.md': '# A\nA.\n##\nB.' }, 'line 3: expected words in the heading'],
  [
    'a heading that is too long',
    { 'a.md': `# ${'a'.repeat(201)}\nA.` },
    'line 1: expected a heading of at most 200',
  ],
  [
    'a text that is too long',
    { 'a.md': `# A\nA.\n\n# B\n${'b'.repeat(1_501)}` },
    'line 4: expected at most 1500 characters below a heading, not 1501',
  ],
  [
    'a file that is too long',
    { 'a.md': 'a'.repeat(100_001) },
    'it has 100001 characters: expected at most 100000',
  ],
])('%s is refused', (_, files, problem) => {
  expect(problemOf(files)).toContain(problem);
});

test('hidden files are no knowledge', () => {
  expect(load({ '.DS_Store': 'x', 'a.md': '# A\nA.' }).passages).toHaveLength(1);
});
