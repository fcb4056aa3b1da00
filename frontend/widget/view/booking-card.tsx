import type { CalendarBooking } from '../calendar.ts';
import { en } from '../copy/en.ts';
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
    [en.service, booking.service],
    [en.date, formatFullDay(startsAt, timeZone)],
    [en.time, `${formatTime(startsAt, timeZone)} – ${formatTime(endsAt, timeZone)}`],
    [en.timeZone, formatZone(startsAt, timeZone)],
  ];
  return (
    <section class={`booking ${booking.status}`} aria-label={confirmed ? en.confirmed : en.cancelled}>
      <p class="booking-status">
        {confirmed ? <CheckIcon /> : <CloseIcon />}
        {confirmed ? en.confirmed : en.cancelled}
      </p>
      <dl>
        <div class="reference">
          <dt>{en.reference}</dt>
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
          {en.toCalendar}
        </button>
      )}
    </section>
  );
}
