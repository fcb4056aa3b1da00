import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { TurnOfSession } from './reservation-store.ts';
import { runForBookings } from './run-for-bookings.ts';
import type { NewTicket, TicketStore } from './ticket-store.ts';

export class SqlTicketStore implements TicketStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async open({ issue, email }: NewTicket, session: TurnOfSession): Promise<void> {
    await runForBookings(this.#database, (db) =>
      sql`
        insert into tickets (session_id, conversation, turn, attempts, issue, email)
        values (${session.sessionId}, ${session.conversation}, ${session.turn}::int, array[${session.attempt}::text],
          ${issue}, ${email})
        on conflict (session_id, conversation, turn, md5(issue))
          do update set attempts = tickets.attempts || excluded.attempts
      `.execute(db),
    );
  }

  async addContact(email: string, { sessionId }: TurnOfSession): Promise<void> {
    await runForBookings(this.#database, (db) =>
      db
        .updateTable('tickets')
        .set({ email })
        .where('id', '=', (ticket) =>
          ticket
            .selectFrom('tickets')
            .select('id')
            .where('session_id', '=', sessionId)
            .orderBy('id', 'desc')
            .limit(1),
        )
        .execute(),
    );
  }

  async erase(sessionId: string): Promise<void> {
    await runForBookings(this.#database, (db) =>
      db.deleteFrom('tickets').where('session_id', '=', sessionId).execute(),
    );
  }

  async undo({ sessionId, attempt }: TurnOfSession): Promise<void> {
    await runForBookings(this.#database, (db) =>
      sql`
        with done as (
          select id, array_remove(attempts, ${attempt}::text) as others
          from tickets
          where session_id = ${sessionId} and ${attempt}::text = any(attempts)
          for update
        ),
        removed as (
          delete from tickets t using done where t.id = done.id and done.others = '{}'
        )
        update tickets t set attempts = done.others from done where t.id = done.id and done.others <> '{}'
      `.execute(db),
    );
  }
}
