import { ROOMY, TO_REVIEW } from './businesses.ts';
import { faultRow } from './fault-row.ts';
import { scaled } from './scale.ts';

const VISITORS = scaled(10, 167);
const BOOKING = [...TO_REVIEW, 'yes', 'menu'] as const;
const REPLIES = VISITORS * BOOKING.length;

faultRow(
  {
    row: 7,
    fault: 'a reply from Redis is lost after its script was applied',
    target: '1,000 of 1,000 resolved by message id, 0 conflicts shown',
  },
  async ({ start, visitor: newVisitor, toRedis, expectProgress }) => {
    const { url } = await start(ROOMY);
    const tally = { resolved: 0, booked: 0 };
    for (let n = 0; n < VISITORS; n += 1) {
      const visitor = newVisitor(url);
      for (const [turn, message] of BOOKING.entries()) {
        const dropped = toRedis.dropReplyAfter(`live:{state:${visitor.session}}`);
        const attempt = await visitor.attempt(message);
        await dropped;
        if (attempt.kind !== 'replied' || attempt.reply.turn !== turn + 1 || attempt.reply.degraded) continue;
        tally.resolved += 1;
        if (message === 'yes' && attempt.reply.booking?.status === 'confirmed') tally.booked += 1;
      }
    }
    expectProgress({ least: REPLIES, healed: true });
    return {
      reached: `${tally.resolved} of ${REPLIES}, ${tally.booked} of them bookings`,
      met: tally.resolved === REPLIES && tally.booked === VISITORS,
    };
  },
);
