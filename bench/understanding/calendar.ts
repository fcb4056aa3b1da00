// Dates are `YYYY-MM-DD`.

const DAY_MS = 86_400_000;

export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (date: string, later: string): number =>
  (Date.parse(later) - Date.parse(date)) / DAY_MS;

/** Monday is 1. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** Without Saturdays and Sundays at its ends, if it is longer than a weekend. */
export function workingDays({ from, to }: DateRange): DateRange {
  if (daysBetween(from, to) <= 1) return { from, to };
  if (weekdayOf(to) >= 6) return workingDays({ from, to: dayAfter(to, -1) });
  return weekdayOf(from) >= 6 ? workingDays({ from: dayAfter(from, 1), to }) : { from, to };
}
