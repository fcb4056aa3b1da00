import type { Releasers } from '../backend/src/lib/releasers.ts';
import { seriesOf } from './comparison.ts';
import {
  type Contender,
  type ContenderName,
  PEERS,
  startBare,
  startHoldfast,
  startHoldfastInMemory,
  startHoldfastWithoutArchive,
} from './contender.ts';
import { type HalfLoad, type HalfLoadPlan, measureHalfLoad } from './half-load.ts';
import { type Memory, type MemoryPlan, measureMemory } from './memory.ts';
import type { Placement } from './placement.ts';
import { commandsByTurn } from './redis-commands.ts';
import { measureSeries, type Series, type SeriesPlan } from './series.ts';
import { type SessionSize, sessionSize } from './session-size.ts';
import { prepareSetting, type Setting, startIn } from './setting.ts';
import { measureSharedRedis, type Shared, type SharedRedisPlan } from './shared-redis.ts';
import { measureStartUp, type StartUp, type StartUpPlan } from './start-up.ts';
import { spreadOf } from './statistics.ts';
import { measureStoredSessions, type Stored, type StoredSessionsPlan } from './stored-sessions.ts';
import { withDatabase } from './stores.ts';

export interface Plan
  extends SeriesPlan,
    MemoryPlan,
    HalfLoadPlan,
    SharedRedisPlan,
    StartUpPlan,
    StoredSessionsPlan {
  readonly withPeers: boolean;
}

export interface Results {
  /** Holdfast first. */
  readonly series: readonly Series[];
  /** Redis commands sent by each turn of one booking. */
  readonly commandsByTurn: readonly number[];
  readonly session: SessionSize;
  /** Holdfast first. */
  readonly halfLoad: readonly HalfLoad[];
  readonly shared: readonly Shared[];
  readonly stored: readonly Stored[];
  readonly startUp: StartUp;
  readonly memory: Memory;
}

export interface BenchOptions {
  readonly plan: Plan;
  readonly placement: Placement;
  readonly releasers: Releasers;
  readonly progress: (what: string) => void;
}

/** Starts everything and measures; the releasers end what was started. */
export async function runBench({ plan, placement, releasers, progress }: BenchOptions): Promise<Results> {
  const setting = await prepareSetting(placement, releasers, progress);
  const compared = await compareAll(plan, setting);
  const halfLoad = await measureHalfLoad(
    [
      { start: startHoldfast, turnsPerSecond: peakOf(compared.series, 'Holdfast') },
      { start: startBare, turnsPerSecond: peakOf(compared.series, 'Express + GET + SET') },
    ],
    plan,
    setting,
  );
  return {
    ...compared,
    halfLoad,
    shared: await measureSharedRedis(plan, setting),
    stored: await measureStoredSessions(plan, setting),
    startUp: await measureStartUp(plan, setting),
    memory: await measureMemory(plan, setting),
  };
}

/** All contenders run at once, so that their rounds can alternate. */
async function compareAll(
  plan: Plan,
  setting: Setting,
): Promise<Pick<Results, 'series' | 'commandsByTurn' | 'session'>> {
  setting.progress('Starting the servers');
  const { visitors } = plan;
  const ownDatabase = async (name: string) => ({
    visitors,
    stores: await withDatabase(setting.stores, name, setting.releasers),
  });
  const holdfast = await startIn(setting, startHoldfast, { visitors });
  const counted = await countOneBooking(holdfast);
  const contenders = [
    holdfast,
    await startIn(setting, startHoldfastWithoutArchive, await ownDatabase('without_archive')),
    await startIn(setting, startHoldfastInMemory, await ownDatabase('in_memory')),
    await startIn(setting, startBare, { visitors }),
  ];
  for (const peer of plan.withPeers ? PEERS : []) contenders.push(await startIn(setting, peer, { visitors }));

  const series = await measureSeries(contenders, plan, setting.progress);
  await Promise.all(contenders.map(({ stop }) => stop()));
  return { ...counted, series };
}

/** On an idle server, so that every command belongs to the turn. */
async function countOneBooking({
  visitors: [visitor],
  stores: { redis },
}: Contender): Promise<Pick<Results, 'commandsByTurn' | 'session'>> {
  if (!visitor) throw new Error('A bench needs visitors');
  // The first booking loads the scripts into Redis and connects to PostgreSQL.
  await commandsByTurn(redis, visitor);
  const { sessionId } = visitor;
  return {
    commandsByTurn: await commandsByTurn(redis, visitor),
    session: await sessionSize(redis, sessionId),
  };
}

const peakOf = (series: readonly Series[], name: ContenderName): number =>
  spreadOf((seriesOf(series, name)?.rounds ?? []).map(({ turnsPerSecond }) => turnsPerSecond)).median;
