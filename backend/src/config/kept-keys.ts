import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeySecret } from '../sessions/key-ring.ts';
import { ConfigError } from './config-error.ts';
import { resumeTokenKeysSchema } from './resume-token-keys.ts';

const KEYS_FILE = 'resume-token-keys';
const KEY_BYTES = 32;

/**
 * The keys of a deployment without configured ones: generated at its first start and kept in `dataDir`,
 * readable only by the owner, in the format of `RESUME_TOKEN_KEYS`. If several first starts race, all get
 * the same key.
 * @throws ConfigError if the file cannot be created, read or used; the message says what to do.
 */
export function keepResumeTokenKeys(dataDir: string): readonly KeySecret[] {
  const file = join(dataDir, KEYS_FILE);
  const kept = resumeTokenKeysSchema.safeParse(readOrMake(file, dataDir).trim());
  if (kept.success) return kept.data;
  throw new ConfigError(
    `${file} contains no valid keys. Restore it, or delete it to create a new key: ` +
      'resume tokens and archived conversations cannot be read without the old one.',
  );
}

/** Whether keys have been generated yet. */
export const hasKeptKeys = (dataDir: string): boolean => existsSync(join(dataDir, KEYS_FILE));

function readOrMake(file: string, dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true });
    return readIfThere(file) ?? make(file);
  } catch (cause) {
    throw new ConfigError(
      `Keys for resume tokens cannot be stored in ${file} (${errorCode(cause)}). Set RESUME_TOKEN_KEYS, or set DATA_DIR to a writable folder.`,
      { cause },
    );
  }
}

/**
 * Linked into place when complete, so that nobody reads a partial key, and never over the key of another
 * start.
 */
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
