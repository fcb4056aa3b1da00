import type { Reservation } from '../stores.ts';

/** Pairs of one resource that share time. */
export function overlaps(
  reservations: readonly Reservation[],
): readonly (readonly [Reservation, Reservation])[] {
  return reservations.flatMap((one, index) =>
    reservations
      .slice(index + 1)
      .filter((other) => one.resource === other.resource && one.from < other.to && other.from < one.to)
      .map((other) => [one, other] as const),
  );
}
