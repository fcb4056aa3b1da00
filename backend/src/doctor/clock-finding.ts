import { type Finding, findingsAbout } from './finding.ts';

/**
 * Holds and lifetimes are minutes long, but timestamps in logs of different servers should still be
 * comparable.
 */
const TOLERATED_MS = 1_000;

/** Both clocks in epoch milliseconds, read as nearly at the same time as possible. */
export function clockFinding(about: string, theirs: number, ours: number): Finding {
  const { ok, warning } = findingsAbout(about);
  const offset = (Math.abs(theirs - ours) / 1_000).toFixed(1);
  if (Math.abs(theirs - ours) <= TOLERATED_MS) return ok('its clock agrees with this machine');
  return warning(
    `its clock is ${offset} s ${theirs > ours ? 'ahead of' : 'behind'} this machine`,
    'synchronize both machines by NTP: deadlines and lifetimes are compared between them',
  );
}
