import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.ts';

/** `missing`: advice for a file that cannot be read. */
export function readText(file: string, missing: string): string {
  return decode(file, readBytes(file, missing));
}

function readBytes(file: string, missing: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ConfigError(`${file} cannot be read; ${missing}`, { cause });
  }
}

/** Text in another encoding would reach visitors as replacement characters. */
function decode(file: string, bytes: Buffer): string {
  if (!isUtf8(bytes)) throw unusable(file, ['it is not UTF-8 text: expected to be saved as UTF-8']);
  return bytes.toString();
}

/** Lists every problem on its own line, below the name of the file or folder. */
export const unusable = (file: string, problems: readonly string[]): ConfigError =>
  new ConfigError([`${file} is not valid:`, ...problems.map((problem) => `  - ${problem}`)].join('\n'));
