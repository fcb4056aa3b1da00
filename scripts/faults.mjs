import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readReadmeSection, writeReadmeSection } from './readme-section.mjs';
import { runVitest } from './run-vitest.mjs';
import { ROOT, setup } from './setup/setup.mjs';

// Injects faults and reports how Holdfast handled them, one line for each fault:
//   npm run test:faults -- [--seed N] [--rows 1,7 [--write]]
// A full run writes its table into backend/README.md. A run of some rows does so with --write, and keeps the other rows.

/**
 * A line written by test/faults/fault-row.ts.
 *
 * @typedef {{ row: number, fault: string, target: string, reached: string, met: boolean,
 *   violations: readonly string[], seconds: number }} RowResult
 */

const TESTS = join(ROOT, 'test/faults');
const MAX_SEED = 2 ** 31;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, rows: { type: 'string' }, write: { type: 'boolean' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * MAX_SEED));
if (!Number.isInteger(seed) || seed < 0) throw new Error(`--seed takes a whole number, not ${values.seed}`);
const rows = values.rows?.split(',').map((row) => row.trim().padStart(2, '0')) ?? [];

await setup(['packages', 'backend', 'frontend', 'servers']);
console.log(`seed ${seed}`);
const startedAt = Date.now();
const { passed, results } = await runRows();
const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
console.log(`\n${results.map(line).join('\n')}\n\nseed ${seed}, ${minutes} minutes`);
if (results.length > 0 && (rows.length === 0 || values.write)) writeTable();
process.exit(passed && results.every(isSound) ? 0 : 1);

/** @returns {Promise<{ passed: boolean, results: readonly RowResult[] }>} */
async function runRows() {
  const dir = mkdtempSync(join(tmpdir(), 'holdfast-faults-'));
  const file = join(dir, 'results.jsonl');
  writeFileSync(file, '');
  try {
    const only = rows.length > 0 ? rows.map((row) => `test/faults/${row}-`) : ['test/faults/'];
    const passed = await runVitest(['--project', 'faults', '--project', 'measured', ...only], {
      HOLDFAST_FAULTS: 'full',
      HOLDFAST_FAULTS_SEED: `${seed}`,
      HOLDFAST_FAULTS_RESULTS: file,
    });
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    const results = lines.map((each) => /** @type {RowResult} */ (JSON.parse(each)));
    const all = [...results, ...withoutResult(results)];
    return { passed, results: all.sort((one, other) => one.row - other.row) };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/**
 * Rows that were to run but wrote no result, for example because of a time-out.
 *
 * @param {readonly RowResult[]} results
 * @returns {readonly RowResult[]}
 */
function withoutResult(results) {
  const files = readdirSync(TESTS).filter((name) => /^\d\d-.*\.test\.ts$/.test(name));
  return files
    .filter((name) => rows.length === 0 || rows.includes(name.slice(0, 2)))
    .map((name) => ({ row: Number(name.slice(0, 2)), fault: name.replace(/^\d\d-|\.test\.ts$/g, '') }))
    .filter(({ row }) => results.every((result) => result.row !== row))
    .map((about) => ({
      ...about,
      target: 'a result',
      reached: 'none',
      met: false,
      violations: [],
      seconds: 0,
    }));
}

/** @param {RowResult} result */
function isSound({ met, violations }) {
  return met && violations.length === 0;
}

/** @param {RowResult} result */
function line(result) {
  const { row, fault, target, reached, violations, seconds } = result;
  const objections =
    violations.length > 0 ? `; ${violations.length} objections, first: ${violations[0]}` : '';
  const verdict = isSound(result) ? 'ok    ' : 'FAILED';
  return `${verdict} ${String(row).padStart(2)}  ${fault} · target ${target} · reached ${reached}${objections} (${seconds} s)`;
}

function writeTable() {
  const lines = new Map(results.map((each) => [each.row, tableLine(each)]));
  for (const line of readReadmeSection('faults')) {
    const row = Number(/^\| (\d+) \|/.exec(line)?.[1]);
    if (rows.length > 0 && row > 0 && !lines.has(row)) lines.set(row, line);
  }
  writeReadmeSection('faults', [
    `Written by \`npm run test:faults\` on ${availableParallelism()} cores; each row shows its latest run.`,
    '',
    '| # | fault | target | reached | seed | |',
    '|--:|---|---|---|--:|---|',
    ...[...lines].sort(([one], [other]) => one - other).map(([, line]) => line),
  ]);
}

/** @param {RowResult} result */
function tableLine(result) {
  const { row, fault, target, reached } = result;
  return `| ${row} | ${fault} | ${target} | ${reached} | ${seed} | ${isSound(result) ? 'ok' : '**failed**'} |`;
}
