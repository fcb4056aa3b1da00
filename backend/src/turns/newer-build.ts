import type { Dialogue } from '../dialogue/dialogue.ts';
import type { Session } from '../sessions/session-store.ts';

/** How long after its last turn a build is assumed to be still running. */
const STILL_THERE_MS = 120_000;

/**
 * Whether a build with a newer machine saved the session and still serves beside this one, as during a
 * rolling deploy. This build could only restart the conversation, while the newer one can go on with it.
 * After the window, for example after a rollback, no newer build may be left. `now`: epoch milliseconds.
 */
export const isNewerBuilds = (session: Session, dialogue: Dialogue, now: number): boolean =>
  dialogue.isOfNewerMachine(session) && now - Date.parse(session.updatedAt) < STILL_THERE_MS;
