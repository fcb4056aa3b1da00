import { faultRow } from './fault-row.ts';
import { scaled } from './scale.ts';

const REPLIES = scaled(60, 1_000);
const TURNS_A_VISITOR = 20;

faultRow(
  {
    row: 7,
    fault: 'the reply of Redis is lost after the script applied',
    target: '1,000 of 1,000 resolved by message id, 0 conflicts shown',
  },
  async ({ start, visitor: newVisitor, toRedis, expectProgress }) => {
    const { url } = await start();
    let visitor = newVisitor(url);
    let resolved = 0;
    for (let lost = 0; lost < REPLIES; lost += 1) {
      const turn = (lost % TURNS_A_VISITOR) + 1;
      if (turn === 1) visitor = newVisitor(url);
      const dropped = toRedis.dropReplyAfter(`live:{state:${visitor.session}}`);
      const attempt = await visitor.attempt('menu');
      await dropped;
      if (attempt.kind === 'replied' && attempt.reply.turn === turn && !attempt.reply.degraded) resolved += 1;
    }
    expectProgress({ least: REPLIES, healed: true });
    return { reached: `${resolved} of ${REPLIES}`, met: resolved === REPLIES };
  },
);
