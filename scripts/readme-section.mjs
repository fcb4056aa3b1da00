import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup/setup.mjs';

const MAP = join(ROOT, 'backend/README.md');

/**
 * Replaces the text between `<!-- name:begin -->` and `<!-- name:end -->` in a README, by default backend/README.md.
 *
 * @param {string} name
 * @param {readonly string[]} lines
 * @param {string} [file]
 */
export function writeReadmeSection(name, lines, file = MAP) {
  const { before, after } = split(name, file);
  writeFileSync(file, [before, ...lines, after].join('\n'));
}

/**
 * The current lines of that section.
 *
 * @param {string} name
 * @param {string} [file]
 * @returns {readonly string[]}
 */
export const readReadmeSection = (name, file = MAP) => split(name, file).lines;

/**
 * @param {string} name
 * @param {string} file
 */
function split(name, file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const [from, to] = [lines.indexOf(`<!-- ${name}:begin -->`), lines.indexOf(`<!-- ${name}:end -->`)];
  if (from < 0 || to < from) throw new Error(`${file} has no section "${name}"`);
  return {
    before: lines.slice(0, from + 1).join('\n'),
    lines: lines.slice(from + 1, to),
    after: lines.slice(to).join('\n'),
  };
}
