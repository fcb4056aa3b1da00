import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from './package-root.ts';

const packageJson = z.object({ version: z.string() });

/** The version of this build, from package.json. */
export const version: string = packageJson.parse(
  JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')),
).version;
