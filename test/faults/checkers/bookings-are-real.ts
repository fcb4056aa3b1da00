import type { Operation } from '../history.ts';
import type { Reservation, Stores } from '../stores.ts';
import { deletionTimes } from './deletion-times.ts';
import { overlaps } from './overlaps.ts';
import { isSaid, saidBySession } from './said.ts';

/** The owner of bookings of deleted sessions. */
const NOBODY = '';

/** C3: no two bookings overlap, each confirmed booking has its row, and each row was requested. */
export function bookingsAreReal(
  operations: readonly Operation[],
  { reservations }: Stores,
): readonly string[] {
  const booked = reservations.filter(({ status }) => status === 'confirmed');
  return [
    ...overlaps(booked).map(
      ([one, other]) => `C3 the bookings ${one.reference} and ${other.reference} overlap`,
    ),
    ...falseConfirmations(operations, booked),
    ...unaskedFor(operations, booked),
  ];
}

function falseConfirmations(
  operations: readonly Operation[],
  booked: readonly Reservation[],
): readonly string[] {
  const rows = new Set(booked.map(({ session, reference }) => `${session} ${reference}`));
  const told = operations.filter(({ reference }) => reference !== null);
  const bookings = new Set(told.map(ownerOf(operations)));
  return [...bookings]
    .filter((booking) => !rows.has(booking))
    .map((booking) => `C3 ${booking}: called confirmed, and there is no such row`);
}

/** Someone was told of it, or its session has a message with an unknown outcome. */
function unaskedFor(operations: readonly Operation[], booked: readonly Reservation[]): readonly string[] {
  const answered = saidBySession(operations);
  const inDoubt = new Set(
    operations
      .filter((each) => isSaid(each) && each.outcome === 'info')
      .filter(
        ({ session, messageId }) => !answered.get(session)?.some((said) => said.messageId === messageId),
      )
      .map(({ session }) => session),
  );
  const deleted = deletionTimes(operations);
  if ([...inDoubt].some((session) => deleted.has(session))) inDoubt.add(NOBODY);
  const told = new Set(operations.map(ownerOf(operations)));
  return booked
    .filter(({ session, reference }) => !told.has(`${session} ${reference}`) && !inDoubt.has(session))
    .map(({ session, reference }) => `C3 ${session}: nobody was told of the booking ${reference}`);
}

/** The final owner of a booking. */
function ownerOf(operations: readonly Operation[]): (operation: Operation) => string {
  const deleted = deletionTimes(operations);
  return ({ session, reference }) => `${deleted.has(session) ? NOBODY : session} ${reference}`;
}
