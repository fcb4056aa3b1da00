import { type RawBuilder, sql } from 'kysely';
import type { AddressPlaces } from './hold-places.ts';

/**
 * Selects `address_hash` and `place` of a place that no other session occupies, or no row. This is only a
 * look: the unique index decides at the INSERT whether a rival was faster.
 */
export const freePlace = (
  { count, first, hash, hashes }: AddressPlaces,
  sessionId: string,
): RawBuilder<unknown> => sql`
  select ${hash}::bytea as address_hash, n % ${count}::int as place
  from generate_series(${first}::int, ${first + count - 1}::int) n
  where n % ${count}::int <> all (array(
    select r.place from reservations r
    where r.address_hash = any(${hashes}::bytea[]) and r.status = 'held' and r.held_until > now()
      and r.session_id <> ${sessionId}))
  limit 1`;

/** For a hold that counts against no address. */
export const noPlace: RawBuilder<unknown> = sql`select null::bytea as address_hash, null::int as place`;
