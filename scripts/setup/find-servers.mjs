import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** @returns {string | null} */
export const findRedis = () => onPath('redis-server');

/** Checks alerting rules. @returns {string | null} */
export const findPromtool = () => onPath('promtool');

/** The folder of `initdb` and `postgres`: Debian's or Homebrew's newest, otherwise from PATH. @returns {string | null} */
export function findPostgres() {
  const debian = subfolders('/usr/lib/postgresql').map((path) => join(path, 'bin'));
  const homebrew = ['/opt/homebrew/opt', '/usr/local/opt']
    .flatMap(subfolders)
    .filter((path) => path.includes('/postgresql'))
    .map((path) => join(path, 'bin'));
  const newestFirst = [...debian, ...homebrew].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const hasServer = (/** @type {string} */ folder) =>
    isExecutable(join(folder, 'initdb')) && isExecutable(join(folder, 'postgres'));
  return [...newestFirst, ...pathFolders()].find(hasServer) ?? null;
}

const CHROMIUM_COMMANDS = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const CHROMIUM_APPS = ['Chromium', 'Google Chrome'].map(
  (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
);

/** A browser that playwright can drive. @returns {string | null} */
export function findChromium() {
  const commands = CHROMIUM_COMMANDS.map(onPath).filter((file) => file !== null);
  const candidates = [...commands.filter((file) => !isSnapStub(file)), ...CHROMIUM_APPS];
  return candidates.find(isExecutable) ?? playwrightChromium();
}

/** Ubuntu's package is only a script that refers to the snap. @param {string} file */
const isSnapStub = (file) =>
  file.endsWith('chromium-browser') && readFileSync(file).includes('requires the chromium snap');

function playwrightChromium() {
  try {
    /** @type {typeof import('playwright-core')} */
    const { chromium } = createRequire(import.meta.url)('playwright-core');
    const file = chromium.executablePath();
    return existsSync(file) ? file : null;
  } catch {
    // Not installed yet, or not available for this platform.
    return null;
  }
}

/**
 * @param {string} command
 * @returns {string | null}
 */
export function onPath(command) {
  return (
    pathFolders()
      .map((folder) => join(folder, command))
      .find(isExecutable) ?? null
  );
}

const pathFolders = () => (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');

/** @param {string} folder */
const subfolders = (folder) =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
