import { turnOf } from '../sessions/event-stream.ts';
import type { FollowedSession } from '../sessions/resilient-session-store.ts';
import type { StreamEntry } from '../sessions/session-store.ts';
import type { Cursor } from './cursor.ts';

type Followed = Extract<FollowedSession, { kind: 'found' }>;

/**
 * What a client at the cursor has missed. Null if that cannot be told completely: the cursor is of another
 * epoch or no longer held, or the stream lacks turns, as after an outage whose turns were lost.
 */
export function continuation(
  cursor: Cursor,
  { epoch, isHeld, entries, newest }: Followed,
): readonly StreamEntry[] | null {
  if (cursor.epoch !== epoch || !isHeld) return null;
  const turns = [cursor.seq, ...entries.map(({ seq }) => seq), newest].map(turnOf);
  const isWhole = turns.every((turn, index) => turn <= (turns[index - 1] ?? turn) + 1);
  // There must be no gap between the newest entry and the newest turn.
  return isWhole && turns.at(-1) === turns.at(-2) ? entries : null;
}
