import process from 'node:process';
import { parseArgs } from 'node:util';
import { readEnv } from '../config/env.ts';
import { systemClock } from '../lib/clock.ts';
import { createLogger } from '../lib/logger.ts';
import { examine } from './examine.ts';
import { hasFailure } from './finding.ts';
import { findingList } from './finding-list.ts';

const USAGE = `Checks what a deployment depends on and says what to do: configuration, business folder, keys, Redis,
database, model.

  npm run doctor -- [--json]

  --json       print the findings as JSON
  --help       print this text

It changes nothing. Exits with 0 if there is no failure (warnings are allowed), with 1 if there is one, and with 2 if it
is used incorrectly.`;

process.exitCode = await main();

async function main(): Promise<0 | 1 | 2> {
  const options = readOptions();
  if (options === null) return 2;
  if (options.help) {
    print(USAGE);
    return 0;
  }
  const logger = createLogger({ level: 'silent' });
  const findings = await examine({ env: readEnv(), clock: systemClock, logger });
  print(options.json ? JSON.stringify(findings, null, 2) : findingList(findings));
  return hasFailure(findings) ? 1 : 0;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    return null;
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
