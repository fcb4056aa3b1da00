import type { Dialogue } from '../dialogue/dialogue.ts';
import type { Session } from '../sessions/session-store.ts';

/** A build that took a turn is taken to be there still for so long. */
const STILL_THERE_MS = 120_000;

/**
 * Whether a build with a newer machine saved it, and serves beside this one, as in a rolling deploy: this one could
 * only begin anew what that one can go on with. Later there may be none left, as after a roll-back. `now` in epoch
 * milliseconds.
 */
export const isNewerBuilds = (session: Session, dialogue: Dialogue, now: number): boolean =>
  dialogue.isOfNewerMachine(session) && now - Date.parse(session.updatedAt) < STILL_THERE_MS;
