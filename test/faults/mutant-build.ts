import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleBackend } from '../../scripts/setup/build.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COPIED = [
  'backend/src',
  'backend/vite.config.ts',
  'backend/tsconfig.json',
  'package.json',
  'tsconfig.json',
];
const SHARED = ['node_modules', 'backend/business'];

/** A bug: in a source file, one text is replaced by another. */
export interface Mutation {
  /** Relative to `backend/src`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface MutantBuild {
  /** For `startHoldfast`. */
  readonly main: string;
  remove(): Promise<void>;
}

/**
 * The server built from a copy with these bugs. Rejects if one cannot be applied, because the code has
 * changed.
 */
export async function buildMutant(mutations: readonly Mutation[]): Promise<MutantBuild> {
  const root = await mkdtemp(join(tmpdir(), 'holdfast-mutant-'));
  await mkdir(join(root, 'backend'));
  for (const path of COPIED) await cp(join(ROOT, path), join(root, path), { recursive: true });
  for (const path of SHARED) await symlink(join(ROOT, path), join(root, path));
  for (const mutation of mutations) await mutate(join(root, 'backend/src'), mutation);
  const dist = join(root, 'backend/dist');
  await bundleBackend(root, dist);
  return { main: join(dist, 'main.js'), remove: () => rm(root, { recursive: true }) };
}

async function mutate(sources: string, { file, from, to }: Mutation): Promise<void> {
  const path = join(sources, file);
  const pieces = (await readFile(path, 'utf8')).split(from);
  if (pieces.length !== 2)
    throw new Error(`"${from}" stands ${pieces.length - 1} times in ${file}, not once`);
  await writeFile(path, pieces.join(to));
}
