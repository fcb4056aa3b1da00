import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createLogger } from '../backend/src/lib/logger.ts';
import { Releasers } from '../backend/src/lib/releasers.ts';
import { asWritten } from './built-from.ts';
import { startBare, startHoldfast } from './contender.ts';
import { type Costs, type CpuProfile, summarise } from './cpu-profile.ts';
import { after, runLoad } from './load.ts';
import { moveTo, placeOnCores } from './placement.ts';
import type { ServerProcess } from './server-process.ts';
import { startStores } from './stores.ts';

// npx tsx bench/profile.ts [bare]   shows where the CPU of a turn goes; writes .data/bench.cpuprofile

const WARM_UP_SECONDS = 8;
const PROFILED_SECONDS = 10;
const SHOWN = 45;

const file = resolve('.data/bench.cpuprofile');
const releasers = new Releasers(createLogger({ level: 'error', destination: process.stderr }));
try {
  await profile(process.argv[2] === 'bare' ? startBare : startHoldfast);
} finally {
  await releasers.releaseAll();
}

async function profile(start: typeof startHoldfast): Promise<void> {
  const placement = placeOnCores();
  const stores = await startStores(releasers);
  moveTo(placement.load);
  const { server, visitors, stop } = await start({
    stores,
    visitors: 16,
    cores: placement.server,
    nodeArgs: ['--import', fileURLToPath(new URL('./profile-on-demand.mjs', import.meta.url))],
  });
  releasers.push('server', stop);

  await runLoad(visitors, after(WARM_UP_SECONDS));
  await tell(server);
  const { turns } = await runLoad(visitors, after(PROFILED_SECONDS));
  mkdirSync(resolve('.data'), { recursive: true });
  await tell(server);
  show(turns);
}

async function tell({ child }: ServerProcess): Promise<void> {
  const done = once(child, 'message');
  child.send(file);
  await done;
}

function show(turns: number): void {
  const summary = summarise(asWritten(JSON.parse(readFileSync(file, 'utf8')) as CpuProfile));
  console.log(`${turns} turns, ${(summary.totalMicros / turns).toFixed(0)} µs each while profiled`);
  list('By part', summary.byPart, turns);
  list('By owner, with the parts of Node that it called', summary.byOwner, turns);
  list('By function of ours, with all that it called', summary.byFunction, turns);
  list('By function, without what it called', summary.bySelf, turns);
}

function list(title: string, costs: Costs, turns: number): void {
  console.log(`\n${title} (µs a turn)`);
  for (const [name, micros] of costs.slice(0, SHOWN)) {
    console.log(`${(micros / turns).toFixed(1).padStart(8)}  ${name}`);
  }
}
