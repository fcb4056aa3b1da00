import { type Business, WEEKDAYS } from '../domain/business.ts';
import type { BusinessProfile } from '../protocol/chat.ts';
import { clockTime } from './replies/dates.ts';

export function profileOf({
  tagline,
  booking,
  services,
  hours,
  topics,
  faq,
  support,
}: Business): BusinessProfile {
  return {
    tagline,
    booking: booking.label,
    services: services.map(({ label, minutes }) => ({ label, minutes })),
    hours: WEEKDAYS.map((weekday) => ({
      weekday,
      open: hours.weekly[weekday].map(({ from, to }) => ({ from: clockTime(from), to: clockTime(to) })),
    })),
    topics: topics.map(({ label, options }) => ({
      label,
      options: options.map((option) => ({ label: option.label, text: option.text })),
    })),
    faq: faq.map(({ question, answer }) => ({ question, answer })),
    support: { email: support.email, phone: support.phone },
  };
}
