import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 250;

/**
 * Runs `work` under a lock on the folder. A lock left by a dead process is taken over.
 *
 * @param {string} root
 * @param {() => Promise<void>} work
 */
export async function withLock(root, work) {
  const file = lockFile(root);
  await acquire(file);
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} root */
export const lockFile = (root) =>
  join(tmpdir(), `holdfast-setup-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`);

/** @param {string} file */
async function acquire(file) {
  let announced = false;
  while (!take(file)) {
    const holder = readHolder(file);
    if (holder !== null && !isRunning(holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!announced) console.error(`Waiting for another set-up to finish (process ${holder ?? 'unknown'}) …`);
    announced = true;
    await delay(POLL_MS);
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Null while it is being written, or if it has just been released. @param {string} file */
function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined);
