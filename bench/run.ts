import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createLogger } from '../backend/src/lib/logger.ts';
import { Releasers } from '../backend/src/lib/releasers.ts';
import { type Plan, runBench } from './bench.ts';
import { installPeers } from './install-peers.ts';
import { keepReport } from './keep-report.ts';
import { placeOnCores } from './placement.ts';
import { plot } from './plot.ts';
import { report } from './report.ts';

// npm run bench [-- --quick] [--peers]; see README.md beside it.

const FULL: Plan = {
  withPeers: false,
  visitors: 16,
  warmUpSeconds: 20,
  rounds: 5,
  roundSeconds: 6,
  pacedRounds: 3,
  pacedSeconds: 6,
  instances: [1, 2, 4, 8],
  sharedSeconds: 4,
  storedSessions: [1_000, 100_000, 1_000_000],
  stored: { warmUpSeconds: 10, rounds: 4, roundSeconds: 3 },
  starts: 5,
  cachedSessions: 10_000,
  idleSeconds: 115,
};
const QUICK: Plan = {
  ...FULL,
  warmUpSeconds: 0.5,
  rounds: 1,
  roundSeconds: 0.5,
  pacedRounds: 1,
  pacedSeconds: 0.5,
  instances: [1],
  sharedSeconds: 0.5,
  storedSessions: [100, 1_000],
  stored: { warmUpSeconds: 0, rounds: 1, roundSeconds: 0.5 },
  starts: 1,
  cachedSessions: 50,
  idleSeconds: 0.5,
};
const AT_MOST_MS = 25 * 60_000;

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, peers: { type: 'boolean', default: false } },
});
if (options.peers) await installPeers();
await main({ ...(options.quick ? QUICK : FULL), withPeers: options.peers });

async function main(plan: Plan): Promise<void> {
  const placement = placeOnCores();
  const releasers = new Releasers(createLogger({ level: 'error', destination: process.stderr }));
  const progress = (what: string): void => console.error(`… ${what}`);
  const about = `${today()}. ${machine()}; ${placement.description}.`;
  console.log(`${about}\n`);
  try {
    const results = await Promise.race([
      runBench({ plan, placement, releasers, progress }),
      interrupted(),
      delay(AT_MOST_MS, undefined, { ref: false }).then(() => {
        throw new Error('The bench took too long');
      }),
    ]);
    const markdown = report(results);
    console.log(`\n${markdown}\n`);
    if (options.quick) return console.log('This was a quick run: the figures are not meaningful.');
    const files = keepReport({ markdown, svg: plot(results.series, machine()), about }, plan.withPeers);
    console.log(`Written: ${files.join(', ')}`);
  } finally {
    await releasers.releaseAll();
  }
}

async function interrupted(): Promise<never> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  throw new Error('Interrupted');
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function machine(): string {
  const [{ model } = { model: 'unknown processor' }, ...others] = cpus();
  return `Node ${process.versions.node}, ${others.length + 1} × ${model.trim()}, ${Math.round(totalmem() / 1e9)} GB`;
}
