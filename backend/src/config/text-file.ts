import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.ts';

/** `missing`: what to say besides when it cannot be read. */
export function readText(file: string, missing: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${file} cannot be read; ${missing}`, { cause });
  }
}

/** Every problem on a line of its own, below the name of the file or folder. */
export const unusable = (file: string, problems: readonly string[]): ConfigError =>
  new ConfigError([`${file} cannot be used:`, ...problems.map((problem) => `  - ${problem}`)].join('\n'));
