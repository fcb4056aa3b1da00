/** Why a session ended. A deleted session leaves no row, so it has no reason here. */
export type EndReason = 'booked' | 'abandoned' | 'expired';

/** States in which a visitor was in the middle of something. */
export const UNFINISHED_STATES = /^(BOOK|SUPPORT|MANAGE)_/;

/** For an expired session. `lapse-statement.ts` states the same rule in SQL. */
export function endReason(booked: boolean, state: string): EndReason {
  if (booked) return 'booked';
  return UNFINISHED_STATES.test(state) ? 'abandoned' : 'expired';
}
