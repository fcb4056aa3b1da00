import { randomUUID } from 'node:crypto';
import { SqlReservationStore } from '../../backend/src/bookings/sql-reservation-store.ts';
import { SqlTicketStore } from '../../backend/src/bookings/sql-ticket-store.ts';
import type { Database } from '../../backend/src/database/database.ts';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { RenderedReply } from '../../backend/src/dialogue/reply.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import { type Clock, systemClock } from '../../backend/src/lib/clock.ts';
import { ResilientSessionStore } from '../../backend/src/sessions/resilient-session-store.ts';
import type { SessionStore } from '../../backend/src/sessions/session-store.ts';
import type { ModelPorts } from '../../backend/src/turns/consultation.ts';
import { deleteConversation } from '../../backend/src/turns/delete-conversation.ts';
import { TurnHandler } from '../../backend/src/turns/handle-turn.ts';
import type { TurnOutcome } from '../../backend/src/turns/turn-outcome.ts';
import { ADDRESS, manyPlaces, silentLogger } from './bookings.ts';
import { understandingOf } from './businesses.ts';
import { memoryArchive } from './memory-archive.ts';
import { createVisitorMemory } from './visitor-memory.ts';

export interface TurnInstanceOptions {
  readonly store: SessionStore;
  readonly database: Database;
  readonly business: Business;
  readonly clock?: Clock;
  readonly model?: ModelPorts | null;
}

export interface Said extends RenderedReply {
  readonly turn: number;
  readonly commands: number;
}

/**
 * One instance's turns below HTTP: its own copies and queue, over stores that other instances may share.
 */
export interface TurnInstance {
  readonly sessions: ResilientSessionStore;
  /** Deletes the conversation and everything stored for it. */
  delete(sessionId: string): Promise<void>;
  take(sessionId: string, message: string, messageId?: string): Promise<TurnOutcome>;
  /** A turn that must be answered, rendered. */
  say(sessionId: string, message: string, messageId?: string): Promise<Said>;
  /** Sends the messages one after another and returns the last reply. */
  sayAll(sessionId: string, messages: readonly string[]): Promise<Said>;
}

const HOLD_SECONDS = 300;

export function createTurnInstance(options: TurnInstanceOptions): TurnInstance {
  const { store, database, business, clock = systemClock, model = null } = options;
  const dialogue = new Dialogue(business);
  const sessions = new ResilientSessionStore({
    store,
    ...memoryArchive(clock),
    ttlSeconds: 3_600,
    clock,
    logger: silentLogger,
    describe: () => ({}),
    observer: { storeCommand: () => undefined, wroteBack: () => undefined, lostUnsaved: () => undefined },
  });
  const visitors = createVisitorMemory({ business, database, clock });
  const effects = {
    business,
    visitors,
    reservations: new SqlReservationStore({
      database,
      timetable: business,
      holdSeconds: HOLD_SECONDS,
      placesOf: manyPlaces,
    }),
    tickets: new SqlTicketStore(database),
    holdSeconds: HOLD_SECONDS,
    logger: silentLogger,
    observe: () => undefined,
  };
  const turns = new TurnHandler({
    dialogue,
    understand: understandingOf(business),
    model,
    sessions,
    visitors,
    effects,
    clock,
  });
  const take: TurnInstance['take'] = (sessionId, message, messageId = randomUUID()) =>
    turns.handle({
      sessionId,
      messageId,
      message,
      clientAddress: ADDRESS,
      locale: undefined,
      timeZone: undefined,
    });
  const say: TurnInstance['say'] = async (sessionId, message, messageId) => {
    const outcome = await take(sessionId, message, messageId);
    if (outcome.kind !== 'replied') throw new Error(`"${message}" was answered ${outcome.kind}`);
    return { ...dialogue.render(outcome.reply), turn: outcome.turn, commands: outcome.commands };
  };
  const sayAll: TurnInstance['sayAll'] = async (sessionId, messages) => {
    let last: Said | null = null;
    for (const message of messages) last = await say(sessionId, message);
    if (!last) throw new Error('Nothing to say');
    return last;
  };
  const remove: TurnInstance['delete'] = (sessionId) =>
    deleteConversation({ sessionId, token: null }, { dialogue, sessions, ...effects });
  return { sessions, delete: remove, take, say, sayAll };
}
