import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../bench/understanding/tuned.jsonl', import.meta.url));

/** The visitors' messages in the phrases that the rules are tuned on. */
export const tunedPhrases = (): readonly string[] =>
  readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => String(Reflect.get(JSON.parse(line), 'text')));
