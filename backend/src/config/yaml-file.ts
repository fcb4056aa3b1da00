import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { expectationOf } from './expectation-of.ts';
import { readText, unusable } from './text-file.ts';

/**
 * Reads and validates a YAML file. `missing`: advice for a file that cannot be read.
 * @throws ConfigError naming the file and, for each problem, its line, path, value and what was expected.
 */
export function readYamlFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  missing: string,
): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(readText(file, missing), { lineCounter: lines });
  const syntaxErrors = document.errors.map(({ message }) => message.trim());
  const errors = [...syntaxErrors, ...aliasesOfNothing(document, lines)];
  if (errors.length > 0) throw unusable(file, errors);

  const parsed = schema.safeParse(contentOf(document, file), { error: expectationOf });
  if (parsed.success) return parsed.data;
  throw unusable(
    file,
    parsed.error.issues.map((issue) => describe(issue, document, lines)),
  );
}

function aliasesOfNothing(document: Document, lines: LineCounter): readonly string[] {
  const found: string[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const line = lines.linePos(alias.range?.[0] ?? 0).line;
      found.push(`line ${line}, *${alias.source}: expected &${alias.source} before it`);
    },
  });
  return found;
}

function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    // Aliases of aliases make much of little.
    if (cause instanceof ReferenceError)
      throw unusable(file, ['line 1, the file: expected fewer aliases (*)']);
    throw cause;
  }
}

function describe(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): string {
  const value: unknown = document.getIn(issue.path);
  const got = value === undefined ? 'is missing' : isNode(value) ? '' : `is ${JSON.stringify(value)}`;
  const where = `line ${lineOf(issue.path, document, lines)}, ${toPath(issue.path)}`;
  return `${where}${got && ` ${got}`}: expected ${issue.message}`;
}

/** The line of the value, or of its nearest existing parent. */
function lineOf(path: readonly PropertyKey[], document: Document, lines: LineCounter): number {
  const node = keyOf(path, document) ?? document.getIn(path, true);
  if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  return path.length > 0 ? lineOf(path.slice(0, -1), document, lines) : 1;
}

/** The content of a key starts on the next line, but people look for the key. */
function keyOf(path: readonly PropertyKey[], document: Document): unknown {
  if (!isCollection(document.getIn(path, true))) return undefined;
  const around = document.getIn(path.slice(0, -1), true);
  const pair = isMap(around)
    ? around.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  return pair?.key;
}

/** `['services', 0, 'minutes']` → `services[0].minutes`. */
function toPath(path: readonly PropertyKey[]): string {
  const joined = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return joined.replace(/^\./, '') || 'the file';
}
