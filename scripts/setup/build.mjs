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

/** Inputs of every build besides its own sources. */
const SHARED_INPUTS = ['package-lock.json', 'tsconfig.json'];
/** Its modification time is that of the newest source in the build; without it the build is incomplete. */
const STAMP = '.built';
/** As named in vite's configuration. The first one also copies the demo page. */
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
 * PGlite takes seconds to create a database, so the last one is kept until one of its inputs changes.
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
  // Optimizing PGlite's code takes longer than running it once.
  const command = ['--liftoff-only', join(next, 'database/prepare-cli.js')];
  await runCommand('Preparing an empty database', process.execPath, command);
}

/**
 * Does not check types. The Redis scripts are copied next to the code, which reads them at run time.
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
 * The newest modification time of these files and folders. A folder changes when an entry is added, renamed or removed.
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
 * A failed build leaves the folder as it was, and a running process never sees a partial build.
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
