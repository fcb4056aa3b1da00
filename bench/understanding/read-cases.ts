import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Case, caseSchema } from './case.ts';

/** Values for plain lines, which do not contain them. */
export interface PlainLine {
  readonly business: string;
  readonly language: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/**
 * The cases of a file: one JSON object a line, or `text<TAB>type of the event`, said in the menu.
 * @throws Error naming the file, the line and what was expected.
 */
export function readCases(file: string, plain: PlainLine): readonly Case[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) =>
    line.trim() === '' || line.startsWith('#') ? [] : [readCase(line, `${file}:${index + 1}`, plain)],
  );
}

function readCase(line: string, place: string, plain: PlainLine): Case {
  const parsed = caseSchema.safeParse(
    line.startsWith('{') ? jsonOf(line, place) : fromPlain(line, place, plain),
  );
  if (parsed.success) return parsed.data;
  throw new Error(`${place} cannot be read: ${z.prettifyError(parsed.error)}`);
}

function jsonOf(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`${place} is not JSON`, { cause });
  }
}

function fromPlain(line: string, place: string, plain: PlainLine): unknown {
  const [text, type] = line.split('\t');
  if (type === undefined)
    throw new Error(
      `${place} needs a tab and the type of its event behind the text, such as "book" or "ask"; or be a JSON object`,
    );
  return {
    ...plain,
    id: place,
    kind: 'own phrases',
    state: 'MENU',
    text,
    expect: { type: type.trim(), anyDetails: true },
  };
}
