import { randomUUID } from 'node:crypto';
import { ROOMY, TO_SLOTS } from './businesses.ts';
import { faultRow } from './fault-row.ts';
import { scaled } from './scale.ts';

const REPLIES = scaled(10, 500);

faultRow(
  {
    row: 15,
    fault: 'the reply to the commit of a booking is lost on its way from the database',
    target: '500 of 500 confirmed to the visitor, each once',
  },
  async ({ start, visitor: newVisitor, toDatabase, expectProgress }) => {
    const { url } = await start(ROOMY);
    let confirmed = 0;
    for (let lost = 0; lost < REPLIES; lost += 1) {
      const visitor = newVisitor(url);
      const [book, name] = TO_SLOTS;
      // Occurs only in the statement that confirms.
      const email = `zephyrine.quill-${randomUUID()}@canary-mail.example`;
      await visitor.sayAll([book, name, email, '1']);
      const dropped = toDatabase.dropReplyAfter(email);
      const attempt = await visitor.attempt('yes', 'the-yes');
      await dropped;
      if (attempt.kind === 'replied' && attempt.reply.booking?.status === 'confirmed') confirmed += 1;
    }
    expectProgress({ least: REPLIES, healed: true });
    return { reached: `${confirmed} of ${REPLIES}`, met: confirmed === REPLIES };
  },
);
