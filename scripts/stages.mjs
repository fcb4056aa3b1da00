import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './setup/setup.mjs';

/** @typedef {{ name: string, command: readonly [tool: string, ...args: string[]] }} Stage */
/** @typedef {{ name: string, passed: boolean, seconds: string }} Result */

/** @type {readonly Stage[]} */
export const STATIC_STAGES = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the frontend', command: ['tsc', '-p', 'frontend/tsconfig.json'] },
  { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings'] },
];

/**
 * Runs all stages even if some fail, then lists the results. Exits with 0 only if all passed.
 *
 * @param {readonly Stage[]} stages
 */
export async function runStages(stages) {
  const results = [];
  for (const stage of stages) results.push(await run(stage));
  console.log(`\n${results.map(line).join('\n')}`);
  process.exit(results.every(({ passed }) => passed) ? 0 : 1);
}

/** @param {Result} result */
const line = ({ name, passed, seconds }) => `${passed ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`;

/**
 * @param {Stage} stage
 * @returns {Promise<Result>}
 */
async function run({ name, command: [tool, ...args] }) {
  const startedAt = Date.now();
  console.log(`\n── ${name}: ${[tool, ...args].join(' ')}`);
  const passed = await succeeds(tool, args);
  return { name, passed, seconds: ((Date.now() - startedAt) / 1000).toFixed(1) };
}

/**
 * A signal to this process ends the tool, and then this process.
 *
 * @param {string} tool
 * @param {readonly string[]} args
 * @returns {Promise<boolean>}
 */
function succeeds(tool, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(join(ROOT, 'node_modules/.bin', tool), args, { cwd: ROOT, stdio: 'inherit' });
    const stop = (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(signal);
      child.once('close', () => process.exit(1));
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(code === 0);
    });
  });
}
