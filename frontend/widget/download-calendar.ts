import { type CalendarBooking, toCalendar } from './calendar.ts';

/** Offers the booking as a calendar file. */
export function downloadCalendar(booking: CalendarBooking): void {
  const file = new Blob([toCalendar(booking, Date.now())], { type: 'text/calendar' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${booking.reference}.ics`;
  link.click();
  URL.revokeObjectURL(link.href);
}
