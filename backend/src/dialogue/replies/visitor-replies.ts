import type { Booking } from '../../domain/booking.ts';
import type { Business } from '../../domain/business.ts';
import { slotStart } from '../../domain/slot.ts';
import type { ToldBooking } from '../say.ts';
import { endAfter, whenBooked } from './booking-replies.ts';
import { type Renderers, text } from './scope.ts';

export const visitorReplies: Renderers<'welcomeBack' | 'askToForget' | 'forgotten' | 'forgetFailed'> = {
  welcomeBack: ({ name, next, zone }, scope) => {
    const { business, copy } = scope;
    const welcome = copy.welcomeBack(name ?? null);
    const booking = next && toBooking(next, business);
    if (!booking) return [text(welcome)];
    const told = copy.nextBooking(booking.service, whenBooked(booking, zone, scope), booking.reference);
    return [text(welcome, told), { type: 'booking', ...booking }];
  },
  askToForget: (_, { copy }) => [text(copy.askToForget)],
  forgotten: (_, { copy }) => [text(copy.forgotten, copy.whatNext)],
  forgetFailed: (_, { copy }) => [text(copy.forgetFailed)],
};

/** Null for what was damaged. */
function toBooking([reference, slot, minutes, service]: ToldBooking, { timeZone }: Business): Booking | null {
  const startsAt = slotStart(slot);
  if (startsAt === null) return null;
  return { reference, status: 'confirmed', service, startsAt, endsAt: endAfter(startsAt, minutes), timeZone };
}
