import type { SnapshotCheck } from './check-snapshots.ts';

/**
 * One line for each outcome with its number of sessions. `verbose` also lists those that would restart, by
 * a hash of their id.
 */
export function snapshotTable(check: SnapshotCheck, verbose: boolean): string {
  const rows = [
    row(check.restored, 'restored as they are'),
    ...check.migrated.map(({ from, sessions }) => row(sessions, `migrated from version ${from}`)),
    ...check.restarted.flatMap(({ reason, hashes }) => [
      row(hashes.length, `restarted: ${reason}`),
      ...(verbose ? hashes.map((hash) => row('', hash)) : []),
    ]),
    ...check.sealed.map(({ trouble, sessions }) => row(sessions, `not checked. ${trouble}`)),
  ];
  return [...rows, '', summary(check)].join('\n');
}

const row = (count: number | '', text: string): string => `${String(count).padStart(8)}  ${text}`;

function summary({
  machineVersion,
  sessions,
  deleted,
  restarted,
  sealed,
  losingAnswers,
}: SnapshotCheck): string {
  const restarting = restarted.reduce((total, { hashes }) => total + hashes.length, 0);
  return [
    `${sessions} live sessions against machine version ${machineVersion}; ${deleted} deletion marks skipped.`,
    ...(losingAnswers > 0 ? [`${losingAnswers} have an answer that no longer fits and is asked again.`] : []),
    ...(sealed.length > 0 ? ['Add the missing keys to STATE_ENCRYPTION_KEYS and check again.'] : []),
    restarting === 0
      ? 'None would restart.'
      : `${restarting} would restart from the menu, keeping what still fits.`,
  ].join('\n');
}
