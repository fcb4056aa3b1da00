import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { writeReadmeSection } from './readme-section.mjs';
import { runVitest } from './run-vitest.mjs';
import { setup } from './setup/setup.mjs';

// Runs two instances under load and faults for a long time, and ends with a one-line summary:
//   npm run soak -- --minutes 20 [--seed N]
// A run of 20 minutes or more also writes that line into backend/README.md.

/**
 * The result written by test/faults/soak/soak.test.ts.
 *
 * @typedef {{ line: string, objections: readonly string[] }} Summary
 */

const WRITTEN_FROM_MINUTES = 20;
const MAX_SEED = 2 ** 31;

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes ?? WRITTEN_FROM_MINUTES);
if (!(minutes > 0 && minutes < Infinity))
  throw new Error(`--minutes takes a positive number, not ${values.minutes}`);
const seed = Number(values.seed ?? Math.floor(Math.random() * MAX_SEED));
if (!Number.isInteger(seed) || seed < 0) throw new Error(`--seed takes a whole number, not ${values.seed}`);

await setup(['packages', 'backend', 'frontend', 'servers']);
console.log(`seed ${seed}, ${minutes} minutes`);
const { passed, summary } = await run();
console.log(
  `\n${passed ? 'ok    ' : 'FAILED'} seed ${seed}, ${minutes} minutes: ${summary?.line ?? 'it broke off'}`,
);
if (summary && minutes >= WRITTEN_FROM_MINUTES) write(summary);
process.exit(passed ? 0 : 1);

/** @returns {Promise<{ passed: boolean, summary: Summary | null }>} */
async function run() {
  const dir = mkdtempSync(join(tmpdir(), 'holdfast-soak-'));
  const file = join(dir, 'result.json');
  try {
    const passed = await runVitest(['--project', 'faults', 'test/faults/soak/soak.test.ts'], {
      HOLDFAST_SOAK_SECONDS: `${minutes * 60}`,
      HOLDFAST_SOAK_RESULT: file,
      HOLDFAST_FAULTS_SEED: `${seed}`,
    });
    return { passed, summary: readSummary(file) };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/**
 * Null if the run was interrupted.
 *
 * @param {string} file
 * @returns {Summary | null}
 */
function readSummary(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** @param {Summary} summary */
function write({ line, objections }) {
  const first = objections.length > 0 ? ` The first: ${objections[0]}.` : '';
  writeReadmeSection('soak', [
    `Written by \`npm run soak\`; the newest run had seed ${seed} and took ${minutes} minutes on ${availableParallelism()} cores: ${line}.${first}`,
  ]);
}
