import { addDays, startOfDay } from '../domain/local-time.ts';

/** Local dates of the business, `YYYY-MM-DD`, both inclusive; null leaves that end open. */
export interface DateSpan {
  readonly from: string | null;
  readonly to: string | null;
}

/** The instants of the span; `until` is exclusive. */
export const instantsOf = (
  { from, to }: DateSpan,
  timeZone: string,
): { readonly since: Date | null; readonly until: Date | null } => ({
  since: from === null ? null : new Date(startOfDay(from, timeZone)),
  until: to === null ? null : new Date(startOfDay(addDays(to, 1), timeZone)),
});
