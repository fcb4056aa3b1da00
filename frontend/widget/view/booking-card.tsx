import type { CalendarBooking } from '../calendar.ts';
import * as copy from '../copy/en.ts';
import { formatFullDay, formatTime, formatZone } from '../dates.ts';
import { downloadCalendar } from '../download-calendar.ts';
import { CheckIcon, CloseIcon } from './icons.tsx';

interface BookingCardProps {
  readonly booking: CalendarBooking & {
    readonly status: 'confirmed' | 'cancelled';
    readonly timeZone: string;
  };
}

export function BookingCard({ booking }: BookingCardProps) {
  const { startsAt, endsAt, timeZone } = booking;
  const confirmed = booking.status === 'confirmed';
  const fields = [
    [copy.service, booking.service],
    [copy.date, formatFullDay(startsAt, timeZone)],
    [copy.time, `${formatTime(startsAt, timeZone)} – ${formatTime(endsAt, timeZone)}`],
    [copy.timeZone, formatZone(startsAt, timeZone)],
  ];
  return (
    <section class={`booking ${booking.status}`} aria-label={confirmed ? copy.confirmed : copy.cancelled}>
      <p class="booking-status">
        {confirmed ? <CheckIcon /> : <CloseIcon />}
        {confirmed ? copy.confirmed : copy.cancelled}
      </p>
      <dl>
        <div class="reference">
          <dt>{copy.reference}</dt>
          <dd>{booking.reference}</dd>
        </div>
        {fields.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {confirmed && (
        <button type="button" class="secondary" onclick={() => downloadCalendar(booking)}>
          {copy.toCalendar}
        </button>
      )}
    </section>
  );
}
