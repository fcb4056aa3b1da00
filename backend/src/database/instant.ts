import { type RawBuilder, sql } from 'kysely';

/** A `timestamptz` of epoch milliseconds; as text, a year beyond 9999 or before 1 would be refused. */
export const instant = (epochMs: number): RawBuilder<Date> => sql`to_timestamp(${epochMs}::float8 / 1000)`;
