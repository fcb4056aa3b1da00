import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/**
 * Whether node_modules matches package-lock.json, by npm's own record of what it installed, so that a manual `npm ci`
 * counts as well. Packages for other platforms may be missing.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = packagesIn(installedFile);
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    const present = installed[path];
    if (path === '' || (!present && wanted.optional)) return true;
    return present?.version === wanted.version && present?.integrity === wanted.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/** Includes development packages even with NODE_ENV=production, because the compiler is one. @param {string} root */
export const install = (root) => npmCi(root, 'Installing packages (npm ci)', ['--include=dev']);

/**
 * @param {string} folder
 * @param {string} what
 * @param {readonly string[]} options
 */
export async function npmCi(folder, what, options) {
  const args = ['ci', ...options, '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  await runCommand(what, command, [...before, ...args], { cwd: folder });
}
