import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A mistake: in a file of the build, this text is that text instead. */
export interface Mutation {
  /** Within `backend/dist`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface MutantBuild {
  /** For `startHoldfast`. */
  readonly main: string;
  remove(): Promise<void>;
}

/** A copy of the built server with mistakes in it. Rejects when one cannot be made, because the code has changed. */
export async function buildMutant(mutations: readonly Mutation[]): Promise<MutantBuild> {
  const root = await mkdtemp(join(tmpdir(), 'holdfast-mutant-'));
  const dist = join(root, 'backend/dist');
  await mkdir(join(root, 'backend'));
  await cp(join(ROOT, 'backend/dist'), dist, { recursive: true });
  await cp(join(ROOT, 'package.json'), join(root, 'package.json'));
  for (const shared of ['node_modules', 'backend/business'])
    await symlink(join(ROOT, shared), join(root, shared));
  for (const mutation of mutations) await mutate(dist, mutation);
  return { main: join(dist, 'main.js'), remove: () => rm(root, { recursive: true }) };
}

async function mutate(dist: string, { file, from, to }: Mutation): Promise<void> {
  const path = join(dist, file);
  const pieces = (await readFile(path, 'utf8')).split(from);
  if (pieces.length !== 2)
    throw new Error(`"${from}" stands ${pieces.length - 1} times in ${file}, not once`);
  await writeFile(path, pieces.join(to));
}
