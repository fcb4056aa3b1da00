import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: the first one above, for the source tree and for `backend/dist` alike. */
export const PACKAGE_ROOT = above(import.meta.dirname);

function above(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, 'package.json')) ? folder : above(parent);
}
