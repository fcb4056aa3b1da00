import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { ROOMY, TO_REVIEW } from './businesses.ts';
import { faultRow } from './fault-row.ts';
import type { FaultVisitor } from './fault-visitor.ts';
import type { FaultWorld } from './fault-world.ts';
import { IS_FULL, scaled } from './scale.ts';

const ROUNDS = scaled(1, 5);
/** Of each kind. */
const VISITORS = scaled(4, 20);

/** What happens to Redis, and whether the process with the copies is lost as well. */
const LOSSES: readonly { readonly redis: 'emptied' | 'replaced'; readonly withProcess: boolean }[] = [
  { redis: 'emptied', withProcess: false },
  { redis: 'emptied', withProcess: true },
  { redis: 'replaced', withProcess: false },
  { redis: 'replaced', withProcess: true },
];
const SOME = LOSSES.filter(({ redis, withProcess }) => (redis === 'replaced') === withProcess);

faultRow(
  {
    row: 4,
    fault: 'FLUSHALL, and kill -9 of a Redis without persistence, with and without the process',
    target: '0 turns lost with a token or once archived, 0 bookings lost, 0 deleted sessions come back',
  },
  async (world) => {
    const tally = { asked: 0, wentOn: 0, deleted: 0, refused: 0, booked: 0, kept: 0 };
    const everybody: FaultVisitor[] = [];
    let process = await world.start(ROOMY);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const loss of IS_FULL ? LOSSES : SOME)
        process = await survive(world, process, loss, tally, everybody);
    }
    // Those restored after earlier losses have been lost again since.
    for (const visitor of everybody) await visitor.insist('hello', [process.url], { tries: 1 });
    world.expectProgress({ healed: true });
    return {
      reached: (objections) =>
        `${tally.wentOn} of ${tally.asked} sessions continued where they were, ${objections('C1')} turns lost; ${tally.kept} of ${tally.booked} bookings kept; ${tally.refused} of ${tally.deleted} deleted sessions refused, ${objections('C5')} came back`,
      met: tally.wentOn === tally.asked && tally.kept === tally.booked && tally.refused === tally.deleted,
    };
  },
  { redisArgs: [] },
);

type Tally = Record<'asked' | 'wentOn' | 'deleted' | 'refused' | 'booked' | 'kept', number>;

async function survive(
  world: FaultWorld,
  process: HoldfastProcess,
  loss: (typeof LOSSES)[number],
  tally: Tally,
  everybody: FaultVisitor[],
): Promise<HoldfastProcess> {
  const group = (withToken: boolean): readonly FaultVisitor[] =>
    Array.from({ length: VISITORS }, () => world.visitor(process.url, { withToken }));
  const [plain, sealed, booked, deleted] = [group(false), group(true), group(true), group(true)];
  const asking = [...plain, ...sealed];
  everybody.push(...asking, ...booked);
  // Without a token the archive must have the conversation; with one, the test need not wait.
  for (const visitor of plain) await visitor.sayAll(TO_REVIEW);
  await world.allArchived();
  for (const visitor of deleted) await visitor.sayAll(TO_REVIEW);
  for (const visitor of deleted) await visitor.delete();
  for (const visitor of booked) await visitor.sayAll([...TO_REVIEW, 'yes']);
  for (const visitor of sealed) await visitor.sayAll(TO_REVIEW);

  const successor = await suffer(world, process, loss);
  await world.allWell();
  for (const visitor of [...asking, ...booked, ...deleted]) visitor.moveTo(successor.url);

  for (const visitor of asking) {
    tally.asked += 1;
    const attempt = await visitor.attempt('yes');
    const wentOn = attempt.kind === 'replied' && attempt.reply.turn === TO_REVIEW.length + 1;
    if (wentOn && attempt.reply.booking?.status === 'confirmed') tally.wentOn += 1;
  }
  for (const visitor of booked) {
    tally.booked += 1;
    if ((await visitor.look())?.snapshot?.booking?.status === 'confirmed') tally.kept += 1;
  }
  for (const visitor of deleted) {
    tally.deleted += 1;
    const attempt = await visitor.attempt('hello');
    const looked = await visitor.look();
    if (attempt.kind === 'refused' && attempt.status === 410 && looked?.status === 410) tally.refused += 1;
  }
  return successor;
}

/** Resolves to the process that serves afterwards. */
async function suffer(
  { deployment, start }: FaultWorld,
  process: HoldfastProcess,
  { redis, withProcess }: (typeof LOSSES)[number],
): Promise<HoldfastProcess> {
  if (withProcess) await process.stop('SIGKILL');
  if (redis === 'emptied') {
    await deployment.redis.admin.flushall();
  } else {
    await deployment.redis.kill();
    await deployment.restartRedis();
  }
  return withProcess ? start(ROOMY) : process;
}
