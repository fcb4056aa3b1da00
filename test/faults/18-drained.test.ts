import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { eventually } from '../support/eventually.ts';
import { ROOMY, TO_SLOTS } from './businesses.ts';
import { faultRow } from './fault-row.ts';
import type { FaultWorld } from './fault-world.ts';
import { scaled } from './scale.ts';

const ROUNDS = scaled(1, 10);
const IN_FLIGHT = 50;
const EXIT_WITHIN_MS = 10_000;

faultRow(
  {
    row: 18,
    fault: 'SIGTERM with 50 turns in flight',
    target: 'exit 0 within 10 s, 0 turns lost',
  },
  async (world) => {
    let answered = 0;
    let longestMs = 0;
    const codes = new Set<number | null>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const drained = await drain(world);
      answered += drained.answered;
      longestMs = Math.max(longestMs, drained.ms);
      codes.add(drained.code);
    }
    return {
      reached: `exit ${[...codes].join(', ')} after ${(longestMs / 1_000).toFixed(1)} s at most; ${answered} of ${ROUNDS * IN_FLIGHT} answered and kept`,
      met: codes.size === 1 && codes.has(0) && longestMs <= EXIT_WITHIN_MS && answered === ROUNDS * IN_FLIGHT,
    };
  },
);

async function drain({ deployment, start, visitor }: FaultWorld) {
  const { admin } = deployment.redis;
  const [leaving, successor] = await Promise.all([
    // Its Redis time-out is longer than the test makes it wait.
    start({ ...ROOMY, REDIS_COMMAND_TIMEOUT_MS: '5000' }),
    start(ROOMY),
  ]);
  const visitors = Array.from({ length: IN_FLIGHT }, () => visitor(leaving.url));
  await Promise.all(visitors.map((each) => each.sayAll(TO_SLOTS)));

  await admin.client('PAUSE', 60_000, 'WRITE');
  const inFlight = visitors.map((each, n) => each.attempt(`${(n % 6) + 1}`, 'the-last'));
  // Once these requests are answered, everything sent before has arrived too, and waits for Redis.
  for (let asked = 0; asked < 3; asked += 1) await fetch(`${leaving.url}/health/live`);
  const startedAt = performance.now();
  const exited = leaving.stop('SIGTERM');
  await eventually(() => {
    if (!leaving.output().includes('"msg":"draining"')) throw new Error('not draining');
  });
  await admin.client('UNPAUSE');
  const answers = await Promise.all(inFlight);
  const code = await exited;
  const ms = performance.now() - startedAt;

  const kept = await Promise.all(
    visitors.map(async (each, n) => {
      const answer = answers[n];
      each.moveTo(successor.url);
      const found = (await each.look())?.snapshot;
      return answer?.kind === 'replied' && !answer.reply.degraded && isSame(found, answer.reply);
    }),
  );
  await successor.stop();
  return { code, ms, answered: kept.filter(Boolean).length };
}

const isSame = (found: ChatReply | null | undefined, reply: ChatReply): boolean =>
  found?.turn === reply.turn && found.message === reply.message;
