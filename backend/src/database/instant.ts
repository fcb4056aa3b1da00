import { type RawBuilder, sql } from 'kysely';

/** A `timestamptz` from epoch milliseconds. As text, years beyond 9999 or before 1 would be refused. */
export const instant = (epochMs: number): RawBuilder<Date> => sql`to_timestamp(${epochMs}::float8 / 1000)`;
