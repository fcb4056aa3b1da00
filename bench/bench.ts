import type { Releasers } from '../backend/src/lib/releasers.ts';
import type { RedisServer } from '../test/support/redis.ts';
import { type Contender, type ContenderOptions, startBare, startHoldfast } from './contender.ts';
import { Janitor } from './janitor.ts';
import { after, runLoad } from './load.ts';
import { type Memory, type MemoryPlan, measureMemory } from './memory.ts';
import { moveTo, type Placement } from './placement.ts';
import { commandsByTurn, scriptCalls } from './redis-commands.ts';
import { measureRound, type Round } from './round.ts';
import { type SessionSize, sessionSize } from './session-size.ts';
import { startStores } from './stores.ts';

export interface Plan extends MemoryPlan {
  readonly visitors: number;
  readonly warmUpSeconds: number;
  readonly rounds: number;
  readonly roundSeconds: number;
}

export interface Results {
  readonly holdfast: readonly Round[];
  readonly bare: readonly Round[];
  /** Redis commands that each turn of one booking sent. */
  readonly commandsByTurn: readonly number[];
  /** Over all rounds. */
  readonly commandsPerTurn: number;
  readonly session: SessionSize;
  readonly memory: Memory;
}

export interface BenchOptions {
  readonly plan: Plan;
  readonly placement: Placement;
  readonly releasers: Releasers;
  readonly progress: (what: string) => void;
}

/** Starts everything, measures, and leaves it to the releasers to end what was started. */
export async function runBench({ plan, placement, releasers, progress }: BenchOptions): Promise<Results> {
  progress('Starting Redis and PostgreSQL');
  moveTo(placement.stores);
  const stores = await startStores(releasers);
  moveTo(placement.load);
  const janitor = new Janitor(stores.databaseUrl);
  releasers.push('janitor', () => janitor.close());
  const { visitors } = plan;
  const options: ContenderOptions = {
    stores,
    visitors,
    cores: placement.server,
    onFinished: janitor.noteFinished,
  };

  progress('Starting the servers');
  const holdfast = await startHoldfast(options);
  releasers.push('holdfast', holdfast.stop);
  const bare = await startBare({ stores, visitors, cores: placement.server });
  releasers.push('bare', bare.stop);

  const counted = await countOneBooking(holdfast, stores.redis);
  const rounds = await measureRounds({ holdfast, bare, redis: stores.redis, janitor }, plan, progress);
  await holdfast.stop();

  progress(`Filling a server with ${plan.cachedSessions} sessions`);
  const memory = await measureMemory(options, plan);
  return { ...counted, ...rounds, memory };
}

/** On a quiet server, so that every command is the turn's. */
async function countOneBooking(
  { visitors: [visitor] }: Contender,
  redis: RedisServer,
): Promise<Pick<Results, 'commandsByTurn' | 'session'>> {
  if (!visitor) throw new Error('A bench needs visitors');
  // The first booking brings the scripts to Redis and connects to PostgreSQL.
  await commandsByTurn(redis, visitor);
  const { sessionId } = visitor;
  return {
    commandsByTurn: await commandsByTurn(redis, visitor),
    session: await sessionSize(redis, sessionId),
  };
}

interface Measuring {
  readonly holdfast: Contender;
  readonly bare: Contender;
  readonly redis: RedisServer;
  readonly janitor: Janitor;
}

/** Rounds of both in turn, each going first as often as the other. */
async function measureRounds(
  { holdfast, bare, redis, janitor }: Measuring,
  { warmUpSeconds, rounds, roundSeconds }: Plan,
  progress: BenchOptions['progress'],
): Promise<Pick<Results, 'holdfast' | 'bare' | 'commandsPerTurn'>> {
  const measured = { holdfast: [] as Round[], bare: [] as Round[] };
  let scripts = 0;
  for (const { name, visitors } of [holdfast, bare]) {
    progress(`Warming up: ${name}, ${warmUpSeconds} s`);
    await runLoad(visitors, after(warmUpSeconds));
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const contender of round % 2 === 1 ? [holdfast, bare] : [bare, holdfast]) {
      progress(`Round ${round} of ${rounds}: ${contender.name}, ${roundSeconds} s`);
      await janitor.tidyUp();
      const before = await scriptCalls(redis);
      measured[contender.name].push(await measureRound(contender, roundSeconds));
      scripts += (await scriptCalls(redis)) - before;
    }
  }
  const turns = measured.holdfast.reduce((total, round) => total + round.turns, 0);
  return { ...measured, commandsPerTurn: scripts / turns };
}
