import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgePassage } from '../domain/knowledge.ts';
import { capitalised } from '../lib/capitalised.ts';
import { type KnowledgeFile, readKnowledgeFile } from './knowledge-file.ts';
import { unusable } from './text-file.ts';

/** A business's knowledge in its first language and, as far as it is translated, in others by tag. */
export interface Knowledge {
  readonly passages: readonly KnowledgePassage[];
  readonly translations: Readonly<Record<string, readonly KnowledgePassage[]>>;
}

/**
 * Reads `knowledge/*.md` and `knowledge/<tag>/*.md`. `tags`: the business's languages except the first.
 * @throws ConfigError naming file and line, and what was expected.
 */
export function loadKnowledge(dir: string, tags: readonly string[]): Knowledge {
  const entries = entriesOf(dir);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const unknown = folders.filter((name) => !tags.includes(name));
  if (unknown.length > 0)
    throw unusable(
      dir,
      unknown.map((name) => `${name}/: expected ${['files ending in .md', ...tags].join(', ')}`),
    );
  const files = filesIn(dir, entries);
  const translations = folders.map((tag) => [tag, translate(files, join(dir, tag))] as const);
  return { passages: files.flatMap(passagesOf), translations: Object.fromEntries(translations) };
}

const entriesOf = (dir: string): readonly Dirent[] =>
  existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true })
        .filter(({ name }) => !name.startsWith('.'))
        .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    : [];

const filesIn = (dir: string, entries = entriesOf(dir)): readonly KnowledgeFile[] =>
  entries.filter((entry) => !entry.isDirectory()).map(({ name }) => readKnowledgeFile(join(dir, name)));

/** A heading without its own text only groups other headings, so it is not a passage. */
const passagesOf = (file: KnowledgeFile): readonly KnowledgePassage[] =>
  passagesInPlace(file).filter(({ text }) => text !== '');

function passagesInPlace({ name, sections }: KnowledgeFile): readonly KnowledgePassage[] {
  const taken = new Set<string>();
  return sections.map(({ heading, text }) => {
    const title = heading ?? titleOf(name);
    return { id: `${name}#${unique(slugOf(title), taken)}`, heading: title, text };
  });
}

/** `opening-hours` → `Opening hours` */
const titleOf = (name: string): string => capitalised(name).replaceAll('-', ' ');

/** Stored replies contain passage ids, so they are kept short. */
const MAX_SLUG = 60;

const slugOf = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MAX_SLUG)
    .replaceAll(/^-+|-+$/g, '') || 'section';

function unique(slug: string, taken: Set<string>): string {
  let id = slug;
  for (let count = 2; taken.has(id); count += 1) id = `${slug}-${count}`;
  taken.add(id);
  return id;
}

/** All passages of the business, with those from `dir` replacing their originals. */
function translate(originals: readonly KnowledgeFile[], dir: string): readonly KnowledgePassage[] {
  const files = filesIn(dir);
  const names = originals.map(({ name }) => name);
  const strange = files.filter(({ name }) => !names.includes(name));
  if (strange.length > 0)
    throw unusable(
      dir,
      strange.map(({ name }) => `${name}.md: expected one of ${names.map((one) => `${one}.md`).join(', ')}`),
    );
  return originals.flatMap((original) => {
    const translation = files.find(({ name }) => name === original.name);
    return translation ? inPlaceOf(original, translation) : passagesOf(original);
  });
}

/** Matches passages by position; ids are those of the original. */
function inPlaceOf(original: KnowledgeFile, translation: KnowledgeFile): readonly KnowledgePassage[] {
  checkAlike(original, translation);
  const told = passagesInPlace(translation);
  const passages = passagesInPlace(original).map((passage, index) => ({
    ...passage,
    ...told[index],
    id: passage.id,
  }));
  return passages.filter(({ text }) => text !== '');
}

function checkAlike({ path, sections }: KnowledgeFile, translation: KnowledgeFile): void {
  const [expected, found] = [sections, translation.sections].map(({ length }) => length);
  if (expected !== found)
    throw unusable(translation.path, [
      `it has ${found} headings: expected ${expected}, in the order of ${path}`,
    ]);
  const problems = translation.sections.flatMap(({ line, text }, index) => {
    const isTold = sections[index]?.text !== '';
    if (isTold === (text !== '')) return [];
    return [`line ${line}: expected ${isTold ? 'a' : 'no'} text below this heading, as in ${path}`];
  });
  if (problems.length > 0) throw unusable(translation.path, problems);
}
