import { readFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { sessionKeys } from '../backend/src/sessions/redis-keys.ts';
import { type RedisServer, startRedis } from '../test/support/redis.ts';
import { type Contender, startHoldfast } from './contender.ts';
import { runLoad } from './load.ts';
import { moveTo } from './placement.ts';
import { measureSeries, type Series, type SeriesPlan } from './series.ts';
import { type Setting, startIn } from './setting.ts';
import { withDatabase } from './stores.ts';

export interface StoredSessionsPlan {
  readonly visitors: number;
  /** Numbers of finished bookings in Redis to measure with. */
  readonly storedSessions: readonly number[];
  readonly stored: SeriesPlan;
}

/** Turns while this many finished bookings are in Redis. */
export interface Stored extends Series<string> {
  readonly sessions: number;
  /** Memory by which they made Redis grow, including state, events and its own tables. */
  readonly bytes: number;
}

/** The sessions that are copied, in turn. */
const ORIGINALS = 20;
const COPIES_A_CALL = 2_000;
/** A session takes less, but Redis needs extra memory while its tables grow. */
const ROOM_FOR_A_SESSION = 8_000;
const COPY_SESSIONS = readFileSync(new URL('./copy-sessions.lua', import.meta.url), 'utf8');

/** One Redis and one server for each number, all at once, so that their rounds can alternate. */
export async function measureStoredSessions(
  { visitors, storedSessions, stored }: StoredSessionsPlan,
  setting: Setting,
): Promise<readonly Stored[]> {
  const filled: Filled[] = [];
  for (const sessions of storedSessions) {
    if (freemem() < sessions * ROOM_FOR_A_SESSION) {
      setting.progress(`Not enough memory for ${sessions} sessions`);
      continue;
    }
    filled.push(await fill(sessions, visitors, setting));
  }
  const contenders = filled.map(({ contender, name }) => ({ ...contender, name }));
  const series = await measureSeries(contenders, stored, setting.progress);
  await Promise.all(contenders.map(({ stop }) => stop()));
  await Promise.all(contenders.map(({ stores }) => stores.redis.stop()));
  return series.flatMap((each) =>
    filled
      .filter(({ name }) => name === each.name)
      .map(({ sessions, bytes }) => ({ ...each, sessions, bytes })),
  );
}

interface Filled extends Pick<Stored, 'name' | 'sessions' | 'bytes'> {
  readonly contender: Contender;
}

async function fill(sessions: number, visitors: number, setting: Setting): Promise<Filled> {
  const name = `${sessions} sessions`;
  setting.progress(`Filling a Redis with ${name}`);
  moveTo(setting.placement.stores);
  const redis = await startRedis();
  moveTo(setting.placement.load);
  setting.releasers.push(`Redis with ${name}`, redis.stop);

  const finished: string[] = [];
  const onFinished = (sessionId: string): void => {
    finished.push(sessionId);
  };
  const database = await withDatabase(setting.stores, `stored_${sessions}`, setting.releasers);
  const stores = { ...database, redis };
  const contender = await startIn(setting, startHoldfast, { stores, visitors, onFinished });
  await runLoad(contender.visitors, () => finished.length >= ORIGINALS);
  const before = await usedMemory(redis);
  await copySessions(redis, finished.slice(0, ORIGINALS), sessions);
  return { name, sessions, contender, bytes: (await usedMemory(redis)) - before };
}

/** Under the numbers 1 to `count`, which `copy-sessions.lua` turns into ids. */
export async function copySessions(
  { admin }: RedisServer,
  originals: readonly string[],
  count: number,
): Promise<void> {
  const { state, events } = sessionKeys('%s');
  for (let first = 1; first <= count; first += COPIES_A_CALL) {
    const last = Math.min(count, first + COPIES_A_CALL - 1);
    await admin.eval(COPY_SESSIONS, 0, state, events, first, last, ...originals);
  }
}

async function usedMemory({ admin }: RedisServer): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await admin.info('memory'))?.[1]);
}
