import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { runCommand } from './run-command.mjs';

/** Of what a build is made of, besides its own sources. */
const SHARED_INPUTS = ['package-lock.json', 'tsconfig.json'];
/** Its time is that of the sources it was built from; without it a build is incomplete. */
const STAMP = '.built';
/** As the configuration of vite names them; the first one brings the demo page along. */
const WIDGET_SCRIPTS = [
  'widget.js',
  'widget-panel.js',
  'widget-panel-pt.js',
  'widget-panel-es.js',
  'widget-qr.js',
];

/** @param {string} root */
export const isBackendBuilt = (root) =>
  isFresh(
    join(root, 'backend/dist', STAMP),
    inputs(root, ['backend/src', 'backend/tsconfig.json', 'backend/vite.config.ts']),
  );

/** @param {string} root */
export async function buildBackend(root) {
  await replaceFolder(join(root, 'backend/dist'), async (next) => {
    await runTool(root, 'Checking the server (tsc)', 'tsc', ['-p', 'backend/tsconfig.json']);
    await bundleBackend(root, next);
    await prepareDatabase(root, next);
  });
}

/**
 * PGlite takes seconds to make one, so the last one is kept until something that it is made of changes.
 *
 * @param {string} root
 * @param {string} next
 */
export async function prepareDatabase(root, next) {
  const last = join(root, 'backend/dist');
  if (isFresh(join(last, STAMP), inputs(root, ['backend/src/database']))) {
    for (const name of readdirSync(last).filter((each) => each.startsWith('empty-database')))
      copyFileSync(join(last, name), join(next, name));
    return;
  }
  // To optimize PGlite's code takes longer than to run it once.
  const command = ['--liftoff-only', join(next, 'database/prepare-cli.js')];
  await runCommand('Preparing an empty database', process.execPath, command);
}

/**
 * Without looking at types. The scripts for Redis are read from beside the code that sends them.
 *
 * @param {string} root
 * @param {string} to
 */
export async function bundleBackend(root, to) {
  const options = ['--config', 'backend/vite.config.ts', '--outDir', to];
  await runTool(root, 'Building the server (vite)', 'vite', ['build', ...options]);
  cpSync(join(root, 'backend/src/sessions/scripts'), join(to, 'scripts'), { recursive: true });
}

/** @param {string} root */
export function isFrontendBuilt(root) {
  const sources = readdirSync(join(root, 'frontend')).filter((name) => !name.startsWith('dist'));
  const paths = sources.map((name) => `frontend/${name}`);
  return isFresh(join(root, 'frontend/dist', STAMP), inputs(root, paths));
}

/** @param {string} root */
export async function buildFrontend(root) {
  await replaceFolder(join(root, 'frontend/dist'), async (next) => {
    for (const script of WIDGET_SCRIPTS) {
      const options = ['--config', 'frontend/vite.config.ts', '--mode', script, '--outDir', next];
      await runTool(root, `Building ${script} (vite)`, 'vite', ['build', ...options]);
    }
  });
}

/**
 * @param {string} root
 * @param {readonly string[]} paths
 */
const inputs = (root, paths) => [...paths, ...SHARED_INPUTS].map((path) => join(root, path));

/**
 * @param {string} stamp
 * @param {readonly string[]} paths
 */
export function isFresh(stamp, paths) {
  return existsSync(stamp) && newestChange(paths) < statSync(stamp).mtimeMs;
}

/**
 * When the newest of these files and folders changed: a folder does when something in it is added, renamed or removed.
 *
 * @param {readonly string[]} paths
 */
function newestChange(paths) {
  const times = paths.flatMap((path) => {
    const within = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
      : [];
    return [path, ...within.map((name) => join(path, name))].map((each) => statSync(each).mtimeMs);
  });
  return Math.max(...times);
}

/**
 * A build that fails leaves the folder as it was, and a process that runs from it never sees it half-built.
 *
 * @param {string} folder
 * @param {(next: string) => Promise<void>} build
 */
async function replaceFolder(folder, build) {
  const [next, old] = [`${folder}.new`, `${folder}.old`];
  const startedAt = new Date();
  for (const leftover of [next, old]) rmSync(leftover, { recursive: true, force: true });
  await build(next);
  writeFileSync(join(next, STAMP), '');
  utimesSync(join(next, STAMP), startedAt, startedAt);
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(next, folder);
  rmSync(old, { recursive: true, force: true });
}

/**
 * @param {string} root
 * @param {string} what
 * @param {string} tool
 * @param {readonly string[]} args
 */
const runTool = (root, what, tool, args) =>
  runCommand(what, join(root, 'node_modules/.bin', tool), args, { cwd: root });
