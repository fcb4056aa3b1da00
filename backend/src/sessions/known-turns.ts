import { ArchiveUnavailable, type SessionArchive } from './archive/session-archive.ts';
import { MAX_EVENTS, type Session, type TurnEvent } from './session-store.ts';

/**
 * The newest turns of a session that can be had without its store, oldest first: those that the caller has, and those
 * of other instances that the database has. A transcript may have holes, a session has none.
 */
export async function knownTurns(
  archive: Pick<SessionArchive, 'turns'>,
  id: string,
  { version }: Session,
  own: readonly TurnEvent[],
): Promise<readonly TurnEvent[]> {
  const byTurn = new Map([...(await archived(archive, id)), ...own].map(({ turn, event }) => [turn, event]));
  return [...byTurn]
    .filter(([turn]) => turn <= version)
    .sort(([one], [other]) => one - other)
    .slice(-MAX_EVENTS)
    .map(([turn, event]) => ({ turn, event }));
}

async function archived(archive: Pick<SessionArchive, 'turns'>, id: string): Promise<readonly TurnEvent[]> {
  try {
    return await archive.turns(id, MAX_EVENTS);
  } catch (error) {
    if (error instanceof ArchiveUnavailable) return [];
    throw error;
  }
}
