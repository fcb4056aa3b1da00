/** Why a session is over. A deleted one leaves no row that could tell. */
export type EndReason = 'booked' | 'abandoned' | 'expired';

/** States in which a visitor was in the middle of something. */
export const UNFINISHED_STATES = /^(BOOK|SUPPORT|MANAGE)_/;

/** Of a session whose time has passed. `lapse-statement.ts` says the same in SQL. */
export function endReason(booked: boolean, state: string): EndReason {
  if (booked) return 'booked';
  return UNFINISHED_STATES.test(state) ? 'abandoned' : 'expired';
}
