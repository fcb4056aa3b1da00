import type { Stores } from '../stores.ts';
import { overlaps } from './overlaps.ts';

/** C4: nothing is held twice, and only a live hold became a booking. */
export function holdsAreExclusive({ reservations }: Stores): readonly string[] {
  const live = reservations.filter(({ status }) => status === 'held' || status === 'confirmed');
  const late = reservations.filter(
    ({ confirmedAt, heldUntil }) => confirmedAt !== null && confirmedAt > heldUntil,
  );
  return [
    ...overlaps(live).map(([one, other]) => `C4 ${one.session} and ${other.session} have the same time`),
    ...late.map(
      ({ session, reference }) => `C4 ${session}: ${reference} was booked from a hold that had lapsed`,
    ),
  ];
}
