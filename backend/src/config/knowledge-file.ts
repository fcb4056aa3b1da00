import { basename } from 'node:path';
import { type Section, splitByHeading } from './split-by-heading.ts';
import { readText, unusable } from './text-file.ts';

export interface KnowledgeFile {
  readonly path: string;
  /** Without its extension. */
  readonly name: string;
  readonly sections: readonly Section[];
}

const NAME = /^[a-z0-9][a-z0-9-]{0,63}\.md$/;
const MAX_FILE = 100_000;
const MAX_HEADING = 200;
/** Nobody reads a longer text in a chat. */
const MAX_TEXT = 1_500;

/** @throws ConfigError naming file and line, and what was expected. */
export function readKnowledgeFile(path: string): KnowledgeFile {
  const name = basename(path);
  if (!NAME.test(name))
    throw unusable(path, ['its name: expected lower case and hyphens, such as prices.md']);
  const markdown = readText(path, 'it may have been removed meanwhile');
  if (markdown.length > MAX_FILE)
    throw unusable(path, [`it has ${markdown.length} characters: expected at most ${MAX_FILE}`]);

  const sections = splitByHeading(markdown);
  const problems = sections.flatMap((section) =>
    problemsOf(section).map((expected) => `line ${section.line}: expected ${expected}`),
  );
  if (sections.every(({ text }) => text === '')) problems.push('line 1: expected a text, below a heading');
  if (problems.length > 0) throw unusable(path, problems);
  return { path, name: basename(path, '.md'), sections };
}

function problemsOf({ heading, text }: Section): readonly string[] {
  return [
    heading === '' && 'words in the heading',
    (heading ?? '').length > MAX_HEADING && `a heading of at most ${MAX_HEADING} characters`,
    text.length > MAX_TEXT &&
      `at most ${MAX_TEXT} characters below a heading, not ${text.length}; add a heading to split the text`,
  ].filter((problem) => problem !== false);
}
