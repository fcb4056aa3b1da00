import type { Database } from '../database/database.ts';
import type { TurnOfSession } from './reservation-store.ts';
import { runForBookings } from './run-for-bookings.ts';
import type { NewTicket, TicketStore } from './ticket-store.ts';

export class SqlTicketStore implements TicketStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async open({ issue, email }: NewTicket, { sessionId, conversation, turn }: TurnOfSession): Promise<void> {
    await runForBookings(this.#database, (db) =>
      db
        .insertInto('tickets')
        .values({ session_id: sessionId, conversation, turn, issue, email })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
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
}
