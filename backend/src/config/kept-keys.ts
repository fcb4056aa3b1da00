import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeySecret } from '../sessions/key-ring.ts';
import { ConfigError } from './config-error.ts';
import { resumeTokenKeysSchema } from './resume-token-keys.ts';

const KEYS_FILE = 'resume-token-keys';
const KEY_BYTES = 32;

/**
 * The keys of a deployment that was given none: made at its first start and kept in `dataDir`, readable for its owner
 * only, in the form of `RESUME_TOKEN_KEYS`. Of several first starts at once, all get the keys of one.
 * @throws ConfigError when the file cannot be made, read or used; the message says what to do.
 */
export function keepResumeTokenKeys(dataDir: string): readonly KeySecret[] {
  const file = join(dataDir, KEYS_FILE);
  const kept = resumeTokenKeysSchema.safeParse(readOrMake(file, dataDir).trim());
  if (kept.success) return kept.data;
  throw new ConfigError(
    `${file} holds no keys that can be used. Restore it; or delete it, and a new key is made: ` +
      'resume tokens and what the database keeps of conversations cannot be read without the old one.',
  );
}

/** Whether there are any yet. */
export const hasKeptKeys = (dataDir: string): boolean => existsSync(join(dataDir, KEYS_FILE));

function readOrMake(file: string, dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true });
    return readIfThere(file) ?? make(file);
  } catch (cause) {
    throw new ConfigError(
      `Keys for resume tokens cannot be kept in ${file} (${errorCode(cause)}). Set RESUME_TOKEN_KEYS, or a DATA_DIR that can be written.`,
      { cause },
    );
  }
}

/** Linked into place complete, so that nobody reads half a key, and never over the key of another start. */
function make(file: string): string {
  const draft = `${file}.${randomUUID()}`;
  const key = randomBytes(KEY_BYTES).toString('base64url');
  writeFileSync(draft, `${key}\n`, { flag: 'wx', mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
    return key;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return readFileSync(file, 'utf8');
    throw error;
  } finally {
    rmSync(draft);
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

const errorCode = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
