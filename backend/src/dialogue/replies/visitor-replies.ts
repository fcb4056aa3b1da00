import type { Booking } from '../../domain/booking.ts';
import { slotStart } from '../../domain/slot.ts';
import type { ToldBooking } from '../say.ts';
import { bookingPart } from './booking-part.ts';
import { endAfter, whenBooked } from './booking-replies.ts';
import { type Renderers, type ReplyScope, text } from './scope.ts';

export const visitorReplies: Renderers<'welcomeBack' | 'askToForget' | 'forgotten' | 'forgetFailed'> = {
  welcomeBack: ({ name, next, zone }, scope) => {
    const { copy } = scope;
    const welcome = copy.welcomeBack(name ?? null);
    const booking = next && toBooking(next, scope);
    if (!booking) return [text(welcome)];
    const told = copy.nextBooking(booking.service, whenBooked(booking, zone, scope), booking.reference);
    return [text(welcome, told), bookingPart(booking, scope)];
  },
  askToForget: (_, { copy }) => [text(copy.askToForget)],
  forgotten: (_, { copy }) => [text(copy.forgotten, copy.whatElse)],
  forgetFailed: (_, { copy }) => [text(copy.forgetFailed)],
};

/** Null if it is damaged. */
function toBooking(
  [reference, slot, minutes, service]: ToldBooking,
  { business: { timeZone }, booked }: ReplyScope,
): Booking | null {
  const startsAt = slotStart(slot);
  if (startsAt === null) return null;
  const endsAt = endAfter(startsAt, minutes);
  return { reference, status: 'confirmed', service: booked(service), startsAt, endsAt, timeZone };
}
