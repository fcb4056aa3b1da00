import type { Reservation } from '../stores.ts';

/** Pairs on one resource that overlap in time. */
export function overlaps(
  reservations: readonly Reservation[],
): readonly (readonly [Reservation, Reservation])[] {
  const rows = reservations.toSorted(
    (one, other) => one.resource.localeCompare(other.resource) || one.from - other.from,
  );
  return rows.flatMap((one, index) => pairsOf(one, rows, index + 1));
}

/** In order of start, so the search ends at the first one that starts after this one has ended. */
function pairsOf(
  one: Reservation,
  rows: readonly Reservation[],
  next: number,
): readonly (readonly [Reservation, Reservation])[] {
  let end = next;
  const shares = (other: Reservation | undefined): boolean =>
    other !== undefined && other.resource === one.resource && other.from < one.to;
  while (shares(rows[end])) end += 1;
  return rows.slice(next, end).map((other) => [one, other] as const);
}
