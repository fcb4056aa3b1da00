import { type Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { expectationOf } from './expectation-of.ts';
import { readText, unusable } from './text-file.ts';

/**
 * Reads a YAML file and checks it. `missing`: what to say besides when it cannot be read.
 * @throws ConfigError naming the file, and for each problem its line, path, value and what was expected.
 */
export function readYamlFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  missing: string,
): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(readText(file, missing), { lineCounter: lines });
  const syntaxErrors = document.errors.map(({ message }) => message.trim());
  if (syntaxErrors.length > 0) throw unusable(file, syntaxErrors);

  const parsed = schema.safeParse(document.toJS(), { error: expectationOf });
  if (parsed.success) return parsed.data;
  throw unusable(
    file,
    parsed.error.issues.map((issue) => describe(issue, document, lines)),
  );
}

function describe(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): string {
  const value: unknown = document.getIn(issue.path);
  const got = value === undefined ? 'is missing' : isNode(value) ? '' : `is ${JSON.stringify(value)}`;
  const where = `line ${lineOf(issue.path, document, lines)}, ${toPath(issue.path)}`;
  return `${where}${got && ` ${got}`}: expected ${issue.message}`;
}

/** The line of the value, or of the nearest thing around it that is there. */
function lineOf(path: readonly PropertyKey[], document: Document, lines: LineCounter): number {
  const node = keyOf(path, document) ?? document.getIn(path, true);
  if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  return path.length > 0 ? lineOf(path.slice(0, -1), document, lines) : 1;
}

/** What stands below a key begins in the next line, and people look for the key. */
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
