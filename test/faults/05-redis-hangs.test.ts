import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import { expect } from 'vitest';
import { ChatClient } from '../support/chat-client.ts';
import { eventually } from '../support/eventually.ts';
import { faultRow } from './fault-row.ts';
import type { FaultWorld } from './fault-world.ts';
import { percentile } from './percentile.ts';
import { scaled } from './scale.ts';
import { talkOn } from './small-talk.ts';

const HANGS_MS = scaled(1_300, 5_000);
const TIMEOUT_MS = 1_000;
/** In a short run, less than a second time-out: the machine may be busy. */
const SLACK_MS = scaled(900, 100);
const VISITORS = 4;
const GHOSTS = scaled(5, 20);

faultRow(
  {
    row: 5,
    fault: 'SIGSTOP of Redis for 5 s; CLIENT PAUSE WRITE',
    target: 'p99 ≤ time-out + 100 ms; 0 writes land late',
  },
  async (world) => {
    const { redis } = world.deployment;
    const { url, stop } = await world.start();
    const stopped = await answersWhile(world, url, async () => {
      redis.pause();
      await elapsed(HANGS_MS);
      redis.resume();
    });
    const paused = await answersWhile(world, url, async () => {
      await redis.admin.client('PAUSE', HANGS_MS, 'WRITE');
      await elapsed(HANGS_MS);
    });
    // Only the ghosts may be connected.
    await stop();
    const ghosts = (await ghostsOf(world, 'stop')) + (await ghostsOf(world, 'pauseWrites'));
    return {
      reached: `${told(stopped)} and ${told(paused)}; ${ghosts} of ${2 * GHOSTS} writes landed late`,
      met: [stopped, paused].every(({ p99Ms }) => p99Ms <= TIMEOUT_MS + SLACK_MS) && ghosts === 0,
    };
  },
);

interface Answers {
  readonly count: number;
  readonly p99Ms: number;
  readonly longestMs: number;
}

const told = ({ count, p99Ms, longestMs }: Answers): string =>
  `p99 ${Math.round(p99Ms)} ms of ${count} turns (longest ${Math.round(longestMs)} ms)`;

/** The answers to turns sent while Redis did not answer. */
async function answersWhile(
  { visitor, history, allWell }: FaultWorld,
  url: string,
  hang: () => Promise<void>,
): Promise<Answers> {
  const talks = Array.from({ length: VISITORS }, () => talkOn(visitor(url), () => [url]));
  await history.grownBy(20 * VISITORS);
  const from = performance.now();
  await hang();
  const to = performance.now();
  await history.grownBy(VISITORS);
  for (const { end } of talks) await end();
  await allWell();
  const during = history.operations.filter(({ sentAt }) => sentAt >= from && sentAt <= to);
  const times = during.map(({ sentAt, doneAt }) => doneAt - sentAt);
  return { count: times.length, p99Ms: percentile(times, 0.99), longestMs: Math.max(...times) };
}

/**
 * Turns whose commit times out because Redis hangs. Their process is killed before Redis continues, so
 * nothing of them may be written. Resolves to the number that was written nevertheless.
 */
async function ghostsOf({ deployment, start }: FaultWorld, how: 'stop' | 'pauseWrites'): Promise<number> {
  const { redis } = deployment;
  const { url, stop } = await start();
  const visitors = Array.from({ length: GHOSTS }, () => new ChatClient(url, randomUUID()));
  for (const each of visitors) await each.say('book');
  const states = () => Promise.all(visitors.map(({ sessionId }) => redis.admin.get(`state:${sessionId}`)));
  const before = await states();

  if (how === 'stop') redis.pause();
  else await redis.admin.client('PAUSE', 600_000, 'WRITE');
  const replies = await Promise.all(visitors.map((each) => each.say('Ana')));
  for (const reply of replies) expect(reply).toMatchObject({ turn: 2, degraded: true });
  await stop('SIGKILL');
  if (how === 'stop') redis.resume();
  else await redis.admin.client('UNPAUSE');

  // Redis has processed everything that reached it once only our connection is left.
  await eventually(async () => expect(await clientsOf(redis.admin)).toBe(1));
  const after = await states();
  return after.filter((state, n) => state !== before[n]).length;
}

async function clientsOf(admin: FaultWorld['deployment']['redis']['admin']): Promise<number> {
  return Number(/^connected_clients:(\d+)/m.exec(await admin.info('clients'))?.[1]);
}
