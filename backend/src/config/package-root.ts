import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: of the source tree and of `backend/dist` alike it is the first one above. */
export const PACKAGE_ROOT = above(import.meta.dirname);

function above(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, 'package.json')) ? folder : above(parent);
}
