import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** One `import` or `export … from` in a file. */
export interface Import {
  /** As written: a package, `node:fs`, or a relative path. */
  readonly specifier: string;
  /** `import type …`, which is erased at run time. */
  readonly isType: boolean;
}

export interface SourceFile {
  /** From the repository's root, such as `backend/src/lib/clock.ts`. */
  readonly path: string;
  /** Without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** Every TypeScript file in these folders. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)dist/.test(name))
      .map((name) => readSource(join(folder, name))),
  );
}

function readSource(path: string): SourceFile {
  return toSourceFile(path, readFileSync(join(ROOT, path), 'utf8'));
}

export function toSourceFile(path: string, text: string): SourceFile {
  const code = withoutComments(text);
  return { path, code, imports: importsOf(code) };
}

/** Comments after a quote or a colon are kept, because they may be part of a string such as a URL. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[\s;{}(),])\/\/.*$/gm, '$1');
}

const STATIC_IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC_IMPORT = /\bimport\(\s*['"]([^'"]+)['"]/g;

function importsOf(code: string): readonly Import[] {
  const statically = [...code.matchAll(STATIC_IMPORT)].map(([, type, specifier = '']) => ({
    specifier,
    isType: type !== undefined,
  }));
  const dynamically = [...code.matchAll(DYNAMIC_IMPORT)].map(([, specifier = '']) => ({
    specifier,
    isType: false,
  }));
  return [...statically, ...dynamically];
}

/** The file of a relative import, from the root; null for a package. */
export function resolveImport(from: SourceFile, { specifier }: Import): string | null {
  return specifier.startsWith('.') ? relative(ROOT, join(ROOT, dirname(from.path), specifier)) : null;
}

/** The first import cycle, or null. */
export function findCycle(files: readonly SourceFile[]): readonly string[] | null {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();

  function visit(path: string, trail: readonly string[]): readonly string[] | null {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    const file = byPath.get(path);
    if (!file || done.has(path)) return null;
    for (const each of file.imports) {
      const target = resolveImport(file, each);
      const cycle = target === null ? null : visit(target, [...trail, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return null;
  }

  for (const { path } of files) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return null;
}
