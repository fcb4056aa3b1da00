import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup/setup.mjs';

const README = join(ROOT, 'backend/README.md');

/**
 * Replaces what stands in backend/README.md between `<!-- name:begin -->` and `<!-- name:end -->`.
 *
 * @param {string} name
 * @param {readonly string[]} lines
 */
export function writeReadmeSection(name, lines) {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const before = readFileSync(README, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${README} has no place between ${begin} and ${end}`);
  writeFileSync(README, before.slice(0, from) + [begin, ...lines, ''].join('\n') + before.slice(to));
}
