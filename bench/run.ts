import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { createLogger } from '../backend/src/lib/logger.ts';
import { Releasers } from '../backend/src/lib/releasers.ts';
import { type Plan, runBench } from './bench.ts';
import { placeOnCores } from './placement.ts';
import { report } from './report.ts';

// npm run bench                what the README claims about speed
// npm run bench -- --quick     only whether the bench works; its figures mean little

const FULL: Plan = {
  visitors: 16,
  warmUpSeconds: 8,
  rounds: 5,
  roundSeconds: 8,
  cachedSessions: 10_000,
  idleSeconds: 35,
};
const QUICK: Plan = {
  ...FULL,
  warmUpSeconds: 1,
  rounds: 2,
  roundSeconds: 1,
  cachedSessions: 300,
  idleSeconds: 1,
};
const AT_MOST_MS = 15 * 60_000;

const [flag, ...more] = process.argv.slice(2);
if ((flag !== undefined && flag !== '--quick') || more.length > 0) {
  console.error('Usage: npm run bench [-- --quick]');
  process.exit(2);
}
await main(flag === '--quick' ? QUICK : FULL);

async function main(plan: Plan): Promise<void> {
  const placement = placeOnCores();
  const releasers = new Releasers(createLogger({ level: 'error', destination: process.stderr }));
  const progress = (what: string): void => console.error(`… ${what}`);
  console.log(`${machine()}; ${placement.description}\n`);
  try {
    const results = await Promise.race([
      runBench({ plan, placement, releasers, progress }),
      interrupted(),
      delay(AT_MOST_MS, undefined, { ref: false }).then(() => {
        throw new Error('The bench took too long');
      }),
    ]);
    console.log(`\n${report(results)}`);
    if (plan === QUICK) console.log('\nA quick run: these figures mean little.');
  } finally {
    await releasers.releaseAll();
  }
}

async function interrupted(): Promise<never> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  throw new Error('Interrupted');
}

function machine(): string {
  const [{ model } = { model: 'unknown processor' }, ...others] = cpus();
  return `Node ${process.versions.node}, ${others.length + 1} × ${model.trim()}, ${Math.round(totalmem() / 1e9)} GB`;
}
