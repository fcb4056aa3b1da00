import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from '../database/database-schema.ts';
import { isOfEpoch } from './epoch-of-attempt.ts';
import type { AnnouncedTurns } from './reservation-store.ts';

/** No session has this id. */
const NOBODY = '';

/** Removes a session's holds and withdrawn bookings, and detaches its bookings from the session. */
export async function eraseReservations(
  db: Kysely<DatabaseSchema>,
  sessionId: string,
  announced: AnnouncedTurns | null,
): Promise<void> {
  const { conversation, turns, epoch } = announced ?? { conversation: NOBODY, turns: 0, epoch: NOBODY };
  await sql`
    with doomed as (
      select id,
        status in ('confirmed', 'cancelled')
          and not (conversation = ${conversation} and turn > ${turns}::integer and ${isOfEpoch(epoch)}) as stays
      from reservations
      where session_id = ${sessionId}
      order by id
      for update
    ),
    removed as (
      delete from reservations r using doomed d where r.id = d.id and not d.stays
    )
    update reservations r set session_id = ${NOBODY}, conversation = ${NOBODY}
    from doomed d
    where r.id = d.id and d.stays
  `.execute(db);
}
