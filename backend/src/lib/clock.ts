import { remembered } from './remembered.ts';

/** Where the time comes from; tests pass a clock that they advance by hand. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** ISO 8601 in UTC with `Z` and milliseconds, the form of every instant on the wire. */
export function toInstant(epochMs: number): string {
  const ms = Math.trunc(epochMs);
  const second = Math.floor(ms / 1_000);
  return `${beforeMs(second)}${String(ms - second * 1_000).padStart(3, '0')}Z`;
}

/** Formatting a date is slow, and a busy server formats the same few seconds again and again. */
const beforeMs = remembered(64, (second: number) =>
  new Date(second * 1_000).toISOString().slice(0, -'000Z'.length),
);
