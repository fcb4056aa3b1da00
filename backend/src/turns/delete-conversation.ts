import type { ReservationStore } from '../bookings/reservation-store.ts';
import { randomId } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';

export interface DeletePorts {
  readonly sessions: ResilientSessionStore;
  readonly reservations: ReservationStore;
  readonly logger: Logger;
}

/** Rejects with `StoreUnavailable` when the deletion could not be made to last. Again, or of an unknown id: nothing more. */
export async function deleteConversation(
  sessionId: string,
  { sessions, reservations, logger }: DeletePorts,
): Promise<void> {
  const loaded = await sessions.load(sessionId, { fresh: true });
  await sessions.delete(sessionId);
  if (loaded.kind !== 'found' && loaded.kind !== 'lost') return;
  const { createdAt, version } = loaded.session;
  try {
    await reservations.release({
      sessionId,
      conversation: createdAt,
      turn: version + 1,
      attempt: randomId(11),
    });
  } catch (error) {
    // The conversation is gone for good; its hold lapses by itself.
    logger.warn({ err: error }, 'a hold of a deleted conversation could not be released');
  }
}
