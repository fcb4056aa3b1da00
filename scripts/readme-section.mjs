import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup/setup.mjs';

const MAP = join(ROOT, 'backend/README.md');

/**
 * Replaces what stands in a README, backend/README.md unless another is named, between `<!-- name:begin -->` and `<!-- name:end -->`.
 *
 * @param {string} name
 * @param {readonly string[]} lines
 * @param {string} [file]
 */
export function writeReadmeSection(name, lines, file = MAP) {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const before = readFileSync(file, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place between ${begin} and ${end}`);
  writeFileSync(file, before.slice(0, from) + [begin, ...lines, ''].join('\n') + before.slice(to));
}
