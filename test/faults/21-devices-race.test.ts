import { randomUUID } from 'node:crypto';
import { ROOMY } from './businesses.ts';
import { faultRow } from './fault-row.ts';
import type { FaultVisitor } from './fault-visitor.ts';
import type { FaultWorld } from './fault-world.ts';
import type { Random } from './random.ts';
import { storedVersion } from './read-stores.ts';
import { scaled } from './scale.ts';

const SESSIONS = scaled(2, 10);
const TURNS = scaled(25, 100);
const DEVICES = 2;
const WORDS = ['menu', 'pricing', 'back', 'hello', 'book', 'Ana Silva'] as const;

faultRow(
  {
    row: 21,
    fault: 'two devices of a session race on two processes, 100 turns each, a delete among them',
    target: '0 turns lost, 0 sessions resurrected',
  },
  async (world) => {
    const urls = (await Promise.all([world.start(ROOMY), world.start(ROOMY)])).map(({ url }) => url);
    const sessions = Array.from({ length: SESSIONS }, () => randomUUID());
    const kept = await Promise.all(sessions.map((session) => race(world, urls, session)));
    const answered = world.history.operations.length;

    const deleted = sessions.map(() => randomUUID());
    await Promise.all(deleted.map((session) => raceWithDelete(world, urls, session)));
    const after = world.history.operations.slice(answered);
    const afterDelete = after.filter(({ status }) => status === 410).length;
    world.expectProgress({ least: SESSIONS * DEVICES * TURNS });
    const all = SESSIONS * DEVICES * TURNS;
    return {
      reached: (objections) =>
        `${sum(kept)} of ${all} turns kept, ${objections('C1')} lost; ${afterDelete} turns refused after ${SESSIONS} deletions, ${objections('C5')} answered`,
      met: sum(kept) === all && afterDelete > 0,
    };
  },
);

/** Resolves to how many of their turns the session has in the end. */
async function race(world: FaultWorld, urls: readonly string[], session: string): Promise<number> {
  const devices = urls.map((url) => world.visitor(url, { session }));
  await Promise.all(devices.map((device) => converse(device, world.random)));
  return (await storedVersion(world.deployment, session)) ?? 0;
}

async function raceWithDelete(world: FaultWorld, urls: readonly string[], session: string): Promise<void> {
  const devices = urls.map((url) => world.visitor(url, { session }));
  const talks = devices.map((device) => converse(device, world.random));
  await world.history.grownBy(TURNS + world.random.below(TURNS));
  const [url = ''] = urls;
  if ((await world.visitor(url, { session }).delete()) !== 204) throw new Error('It could not be deleted');
  await Promise.all(talks);
  for (const device of devices) await device.look();
}

async function converse(device: FaultVisitor, random: Random): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await device.attempt(random.pick(WORDS));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
