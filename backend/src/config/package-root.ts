import { resolve } from 'node:path';

/** The folder of package.json, from the source tree and from `backend/dist` alike. */
export const PACKAGE_ROOT = resolve(import.meta.dirname, '../../..');
