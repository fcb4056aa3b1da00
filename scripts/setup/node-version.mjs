import { SetupError } from './setup-error.mjs';

const OLDEST = [20, 19];
const FIRST_TOO_NEW = 25;

/**
 * @param {string} version such as `v20.19.0`
 * @throws {SetupError} if Holdfast does not run on it
 */
export function checkNodeVersion(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  const tooOld = major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
  if (!tooOld && major < FIRST_TOO_NEW) return;
  throw new SetupError(
    `Holdfast needs Node.js ${OLDEST.join('.')} or newer, below ${FIRST_TOO_NEW}; this is ${version}. Get one at https://nodejs.org.`,
  );
}
