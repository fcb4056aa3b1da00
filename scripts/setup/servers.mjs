import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findPostgres, findPromtool, findRedis, onPath } from './find-servers.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

/** @typedef {{ name: string, find: () => string | null, apt: string, brew: string }} Server */

/** Servers that the tests start themselves; none needs to be running. @type {readonly Server[]} */
export const SERVERS = [
  { name: 'redis-server', find: findRedis, apt: 'redis-server', brew: 'redis' },
  { name: 'PostgreSQL', find: findPostgres, apt: 'postgresql', brew: 'postgresql@17' },
  { name: 'Chromium', find: findChromium, apt: 'chromium', brew: 'google-chrome' },
];

/** Tools that a few tests use; those tests are skipped without them. @type {readonly Server[]} */
export const EXTRAS = [{ name: 'promtool', find: findPromtool, apt: 'prometheus', brew: 'prometheus' }];

/** Written after the search, so that unavailable tools are not looked for again. */
const SOUGHT = 'node_modules/.holdfast-extras-sought';

/** @param {readonly Server[]} servers */
export const missingOf = (servers) => servers.filter((server) => server.find() === null);

/** @param {string} root */
export const areServersFound = (root) =>
  missingOf(SERVERS).length === 0 && (missingOf(EXTRAS).length === 0 || existsSync(join(root, SOUGHT)));

/** @param {string} root */
export async function installServers(root) {
  const installer = [aptInstaller, homebrewInstaller]
    .map((make) => make(root))
    .find((found) => found !== null);
  const missing = missingOf(SERVERS);
  if (missing.length > 0) {
    if (!installer) throw new SetupError(howToInstall(missing));
    await installer(missing);
    const stillMissing = missingOf(SERVERS);
    if (stillMissing.length > 0) throw new SetupError(howToInstall(stillMissing));
  }
  await installExtras(root, installer);
}

/**
 * @param {string} root
 * @param {((missing: readonly Server[]) => Promise<void>) | undefined} installer
 */
async function installExtras(root, installer) {
  const missing = missingOf(EXTRAS);
  if (missing.length === 0) return;
  writeFileSync(join(root, SOUGHT), '');
  const names = missing.map(({ name }) => name).join(', ');
  try {
    if (!installer) throw new SetupError('there is neither apt-get with root nor brew');
    await installer(missing);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`${names} could not be installed, so the tests that need it are skipped: ${error.message}`);
  }
}

/** @param {readonly Server[]} missing */
export function howToInstall(missing) {
  const packages = (/** @type {'apt' | 'brew'} */ kind) => missing.map((server) => server[kind]).join(' ');
  return [
    `The tests need ${missing.map(({ name }) => name).join(', ')}, which could not be found or installed. To install by hand:`,
    `  Debian, Ubuntu: sudo apt-get install ${packages('apt')}`,
    `  macOS:          brew install ${packages('brew')}`,
    `Elsewhere, put redis-server, initdb and postgres, and chromium on the PATH. Then run this again.`,
  ].join('\n');
}

/**
 * @param {string} root
 * @returns {((missing: readonly Server[]) => Promise<void>) | null}
 */
function aptInstaller(root) {
  const sudo = sudoPrefix();
  if (!onPath('apt-get') || !sudo) return null;
  const apt = async (/** @type {string} */ what, /** @type {string[]} */ ...args) => {
    // Keeps new packages from starting their services: invoke-rc.d skips that in run level 1.
    const env = ['env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1'];
    const [command = '', ...rest] = [...sudo, ...env, 'apt-get', '-o', 'DPkg::Lock::Timeout=120', ...args];
    await runCommand(what, command, rest);
  };
  return async (missing) => {
    const isBySnap = isUbuntu();
    const packages = missing.map((server) => server.apt).filter((name) => !(isBySnap && name === 'chromium'));
    if (packages.length > 0) {
      await apt('Looking for packages (apt-get update)', 'update', '-qq');
      const names = packages.join(', ');
      await apt(
        `Installing ${names} (apt-get)`,
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        ...packages,
      );
    }
    if (isBySnap && missing.some(({ name }) => name === 'Chromium')) await installPlaywrightChromium(root);
  };
}

/** Root needs no sudo; others use it only if it needs no password. @returns {string[] | null} */
function sudoPrefix() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

function isUbuntu() {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(_LIKE)?=.*ubuntu/m.test(readFileSync(file, 'utf8'));
}

/** Ubuntu provides Chromium only as a snap, which containers cannot run. @param {string} root */
async function installPlaywrightChromium(root) {
  const playwright = join(root, 'node_modules/.bin/playwright-core');
  await runCommand('Installing Chromium (playwright)', playwright, ['install', '--with-deps', 'chromium']);
}

/** @returns {((missing: readonly Server[]) => Promise<void>) | null} */
function homebrewInstaller() {
  if (!onPath('brew')) return null;
  return async (missing) => {
    for (const { name, brew } of missing)
      await runCommand(`Installing ${name} (brew)`, 'brew', ['install', brew]);
  };
}
