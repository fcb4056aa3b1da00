import * as copy from './copy/en.ts';

/** `14:30`, in the time zone (an IANA name). */
export const formatTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(copy.locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(
    new Date(instant),
  );

/** `4:05`, never below `0:00`. */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
