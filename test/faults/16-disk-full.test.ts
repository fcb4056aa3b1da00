import type { Env } from '../../backend/src/config/env.ts';
import { startHoldfast } from '../support/holdfast-process.ts';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { ROOMY, TO_REVIEW } from './businesses.ts';
import { faultRow, type Objections } from './fault-row.ts';
import type { FaultVisitor } from './fault-visitor.ts';
import type { FaultWorld } from './fault-world.ts';
import { readPgliteReservations } from './read-stores.ts';
import { scaled } from './scale.ts';

const MEGABYTES = 100;
const ROUNDS = scaled(1, 5);
const VISITORS = scaled(10, 30);

const disk = mountSmallDisk(MEGABYTES);

faultRow(
  {
    row: 16,
    fault: 'the disk of PGlite is full; a second process opens its folder',
    target:
      'visitors hear that nothing is booked, 0 acknowledged lost, the folder opens again; the second is refused, naming the first',
  },
  async (world) => {
    if (disk === null) throw new Error('this user may not mount a small disk');
    try {
      return await fillUp(world, disk);
    } finally {
      await world.deployment.endProcesses();
      disk.remove();
    }
  },
  { cannot: disk === null ? 'this user may not mount a small disk' : null },
);

async function fillUp(world: FaultWorld, { folder, fill, free }: SmallDisk) {
  const env = { ...ROOMY, DATABASE_URL: '', DATA_DIR: folder };
  const tally = { confirmed: 0, refused: 0, other: 0, opened: 0, held: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const full = await world.start(env);
    if (await refusesSecond(env, full.pid)) tally.held += 1;
    const visitors = Array.from({ length: VISITORS }, () => world.visitor(full.url));
    for (const each of visitors) await each.sayAll(TO_REVIEW);
    fill();
    for (const each of visitors) tally[await outcome(each)] += 1;
    await full.stop(round % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
    free();

    const reopened = await world.start(env);
    const latecomer = world.visitor(reopened.url);
    await latecomer.sayAll(TO_REVIEW);
    if ((await outcome(latecomer)) === 'confirmed') tally.opened += 1;
    await reopened.stop('SIGTERM');
  }
  const reservations = await readPgliteReservations(folder);
  world.readReservationsBy(async () => reservations);
  return {
    reached: (objections: Objections) =>
      `${tally.refused} bookings refused, ${tally.confirmed} made, ${tally.other} neither; ${objections('C3')} acknowledged lost; opened again ${tally.opened} of ${ROUNDS} times; a second process refused ${tally.held} of ${ROUNDS} times`,
    met: tally.refused > 0 && tally.other === 0 && tally.opened === ROUNDS && tally.held === ROUNDS,
  };
}

async function outcome(visitor: FaultVisitor): Promise<'confirmed' | 'refused' | 'other'> {
  const attempt = await visitor.attempt('yes');
  if (attempt.kind !== 'replied') return 'other';
  if (attempt.reply.booking !== null) return 'confirmed';
  return /booked yet/.test(attempt.reply.message) ? 'refused' : 'other';
}

const refusesSecond = (env: Env, holder: number): Promise<boolean> =>
  startHoldfast(env).then(
    async ({ stop }) => {
      await stop('SIGKILL');
      return false;
    },
    (error: Error) => error.message.includes('exited with 1') && error.message.includes(`process ${holder}`),
  );
