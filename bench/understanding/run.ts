import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadBusiness } from '../../backend/src/config/load-business.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import type { Case } from './case.ts';
import { figuresOf } from './figures.ts';
import { measure } from './measure.ts';
import { readCases } from './read-cases.ts';
import { type Half, textReport } from './report-text.ts';
import { writeReport } from './write-report.ts';

// Measures how well the rules understand: npm run bench:understanding; see README.md beside it.

const { values: options } = parseArgs({
  options: {
    half: { type: 'string' },
    file: { type: 'string' },
    business: { type: 'string', default: inRoot('backend/business/btrix') },
    language: { type: 'string' },
    'show-held-out': { type: 'boolean', default: false },
    out: { type: 'string' },
    picture: { type: 'boolean' },
  },
  allowNegative: true,
});

/** A report on someone's own phrases does not belong among ours. */
const out = options.out ?? (options.file === undefined ? here('.') : inRoot('.data/understanding'));
/** The picture needs Chromium, which a business that tries its own phrases may not have. */
const withPicture = options.picture ?? options.file === undefined;
const own = loadBusiness(resolve(options.business));
try {
  const halves =
    options.file === undefined ? ourHalves() : [halfOf(basename(options.file), options.file, true)];
  console.log(textReport(halves));
  await writeReport(halves, out, withPicture);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function ourHalves(): readonly Half[] {
  return (
    ['tuned', 'held-out']
      .filter((name) => options.half === undefined || options.half === name)
      // Between two rounds of tuning there may be no held-out phrases.
      .filter((name) => existsSync(here(`${name}.jsonl`)))
      .map((name) => halfOf(name, here(`${name}.jsonl`), name === 'tuned' || options['show-held-out']))
      .filter(({ readings }) => readings.length > 0)
  );
}

function halfOf(name: string, file: string, isOpen: boolean): Half {
  const language = options.language ?? own.languages[0] ?? 'en';
  const cases = readCases(file, { business: own.id, language, now: new Date().toISOString() });
  const readings = measure(cases, loaderOf(cases));
  return { name, readings, figures: figuresOf(readings), isOpen };
}

/** Loads the named business and those that ship. */
function loaderOf(cases: readonly Case[]): (name: string) => Business {
  const names = new Set(cases.map(({ business }) => business));
  const businesses = new Map([...names].map((name) => [name, businessNamed(name)]));
  return (name) => businesses.get(name) ?? own;
}

function businessNamed(name: string): Business {
  return name === own.id ? own : loadBusiness(inRoot(`backend/business/${name}`));
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function inRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
