import { type RawBuilder, sql } from 'kysely';

/** Whether the newest attempt that counts on a row was made in this epoch of its session. */
export const isOfEpoch = (epoch: string): RawBuilder<boolean> =>
  sql`split_part(attempts[cardinality(attempts)], '.', 1) = ${epoch}`;
