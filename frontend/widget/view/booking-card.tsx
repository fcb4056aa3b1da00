import type { Part } from '../../../backend/src/protocol/chat.ts';
import { downloadCalendar } from '../download-calendar.ts';
import { CheckIcon, CloseIcon } from './icons.tsx';

interface BookingCardProps {
  readonly booking: Extract<Part, { type: 'booking' }>;
}

/** In the conversation's language, which may differ from the panel's. */
export function BookingCard({ booking }: BookingCardProps) {
  const { card, status, reference } = booking;
  const confirmed = status === 'confirmed';
  return (
    <section class={`booking ${status}`} aria-label={card?.title}>
      <p class="booking-status">
        {confirmed ? <CheckIcon /> : <CloseIcon />}
        {card?.title ?? reference}
      </p>
      <dl>
        {card?.lines.map(({ label, value }, index) => (
          <div key={label} class={index ? '' : 'reference'}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {confirmed && card && (
        <button type="button" class="secondary" onclick={() => downloadCalendar(booking)}>
          {card.toCalendar}
        </button>
      )}
    </section>
  );
}
