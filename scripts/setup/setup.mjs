import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBackend, buildFrontend, isBackendBuilt, isFrontendBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { areServersFound, installServers } from './servers.mjs';
import { SetupError } from './setup-error.mjs';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @typedef {{ isDone: (root: string) => boolean, run: (root: string) => Promise<void> }} Step */

const STEPS = {
  packages: { isDone: isInstalled, run: install },
  backend: { isDone: isBackendBuilt, run: buildBackend },
  frontend: { isDone: isFrontendBuilt, run: buildFrontend },
  servers: { isDone: areServersFound, run: installServers },
};

/**
 * @param {string} name
 * @returns {name is keyof typeof STEPS}
 */
export const isStep = (name) => Object.hasOwn(STEPS, name);

/**
 * Runs the steps that are not done yet, in this order; silent if there are none. If one fails, prints why and exits.
 *
 * @param {readonly (keyof typeof STEPS)[]} names
 */
export async function setup(names) {
  try {
    checkNodeVersion(process.version);
    for (const name of names) await complete(STEPS[name]);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exit(1);
  }
}

/** @param {Step} step */
async function complete(step) {
  if (step.isDone(ROOT)) return;
  await withLock(ROOT, async () => {
    if (!step.isDone(ROOT)) await step.run(ROOT);
  });
}
