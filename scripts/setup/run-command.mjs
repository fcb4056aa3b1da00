import { spawn } from 'node:child_process';
import { SetupError } from './setup-error.mjs';

const PROGRESS_MS = 10_000;
const SHOWN_ON_FAILURE = 4_000;

/**
 * Runs a command and shows its output only if it fails. Progress goes to standard error, so that standard output is left
 * to the program that follows.
 *
 * @param {string} what description of the step, for people
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<void>} rejects with SetupError if the command fails
 */
export async function runCommand(what, command, args, options = {}) {
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(0)} s`;
  console.error(`${what} …`);
  const progress = setInterval(() => console.error(`  … ${seconds()}`), PROGRESS_MS);
  try {
    await finished(command, args, options);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new SetupError(`${what} failed: ${detail}`, { cause });
  } finally {
    clearInterval(progress);
  }
  console.error(`  done in ${seconds()}`);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<void>}
 */
function finished(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-SHOWN_ON_FAILURE);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(new Error(`${[command, ...args].join(' ')} ended with ${signal ?? code}\n${output.trim()}`));
    });
  });
}
