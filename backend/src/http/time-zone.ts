import { HttpProblem } from './problems.ts';

const known = new Set<string>();

/** There are some hundreds of zones, but each may be written in upper and lower case as one likes. */
const MAX_KNOWN = 1_000;

/** Checks a visitor's IANA zone; the runtime is asked once for each, since asking is dear. */
export function checkTimeZone(timeZone: string): void {
  if (known.has(timeZone)) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new HttpProblem('invalid_request', {
      detail:
        'timeZone is not a zone that is known here; send an IANA name such as "Europe/Lisbon", or leave it out.',
      errors: [{ path: 'timeZone', message: 'unknown time zone' }],
    });
  }
  if (known.size >= MAX_KNOWN) known.clear();
  known.add(timeZone);
}
