import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Business, OpeningHours, Question, Service } from '../domain/business.ts';
import { type BusinessFile, businessFileSchema } from './business-schema.ts';
import { ConfigError } from './config-error.ts';
import { expectationOf } from './expectation-of.ts';

/**
 * Reads and checks `business.yaml` in `dir`.
 * @throws ConfigError naming the file, and for each problem its line, path, value and what was expected.
 */
export function loadBusiness(dir: string): Business {
  const file = join(dir, 'business.yaml');
  const lines = new LineCounter();
  const document = parseDocument(readBusinessFile(file), { lineCounter: lines });
  const syntaxErrors = document.errors.map(({ message }) => message.trim());
  if (syntaxErrors.length > 0) throw problems(file, syntaxErrors);

  const parsed = businessFileSchema.safeParse(document.toJS(), { error: expectationOf });
  if (parsed.success) return toBusiness(basename(resolve(dir)), parsed.data);
  const wrongValues = parsed.error.issues.map((issue) => describe(issue, document, lines));
  throw problems(file, wrongValues);
}

function readBusinessFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${file} cannot be read; BUSINESS_DIR names a folder with a business.yaml in it`, {
      cause,
    });
  }
}

function problems(file: string, list: readonly string[]): ConfigError {
  return new ConfigError([`${file} cannot be used:`, ...list.map((problem) => `  - ${problem}`)].join('\n'));
}

function describe(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): string {
  const value: unknown = document.getIn(issue.path);
  const got = value === undefined ? 'is missing' : isNode(value) ? '' : `is ${JSON.stringify(value)}`;
  const where = `line ${lineOf(issue.path, document, lines)}, ${toPath(issue.path)}`;
  return `${where}${got && ` ${got}`}: expected ${issue.message}`;
}

/** The line of the value, or of the nearest thing around it that is there. */
function lineOf(path: readonly PropertyKey[], document: Document, lines: LineCounter): number {
  const node = document.getIn(path, true);
  if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  return path.length > 0 ? lineOf(path.slice(0, -1), document, lines) : 1;
}

/** `['services', 0, 'minutes']` → `services[0].minutes`. */
function toPath(path: readonly PropertyKey[]): string {
  const joined = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return joined.replace(/^\./, '') || 'the file';
}

function toBusiness(id: string, file: BusinessFile): Business {
  return {
    ...file,
    id,
    tagline: file.tagline ?? null,
    country: file.country ?? null,
    hours: toHours(file.hours),
    services: file.services.map(toService),
    questions: file.questions satisfies readonly Question[],
    support: { ...file.support, phone: file.support.phone ?? null },
    knowledge: [],
    translations: {},
  };
}

function toHours({ exceptions, ...weekly }: BusinessFile['hours']): OpeningHours {
  return { weekly, exceptions: new Map(exceptions.map(({ date, open }) => [date, open])) };
}

function toService({
  startEveryMinutes,
  noticeHours,
  ...service
}: BusinessFile['services'][number]): Service {
  return {
    ...service,
    startEveryMinutes: startEveryMinutes ?? service.minutes,
    noticeMinutes: Math.round(noticeHours * 60),
  };
}
