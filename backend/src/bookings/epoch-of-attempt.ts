import { type RawBuilder, sql } from 'kysely';

/** Whether a row's newest remaining attempt was made in this epoch of its session. */
export const isOfEpoch = (epoch: string): RawBuilder<boolean> =>
  sql`split_part(attempts[cardinality(attempts)], '.', 1) = ${epoch}`;
