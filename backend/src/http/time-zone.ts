import { HttpProblem } from './problems.ts';

const known = new Set<string>();

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
  // Only names that passed get here, and there are some hundreds of them.
  known.add(timeZone);
}
