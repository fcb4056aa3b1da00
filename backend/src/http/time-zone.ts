import { HttpProblem } from './problems.ts';

const known = new Set<string>();

/** There are a few hundred time zones, but each may be sent in any mix of upper and lower case. */
const MAX_KNOWN = 1_000;

/** Validates a visitor's IANA time zone. Results are cached, because asking the runtime is expensive. */
export function checkTimeZone(timeZone: string): void {
  if (known.has(timeZone)) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new HttpProblem('invalid_request', {
      detail:
        'timeZone is not a known time zone; send an IANA name such as "Europe/Lisbon", or leave it out.',
      errors: [{ path: 'timeZone', message: 'unknown time zone' }],
    });
  }
  if (known.size >= MAX_KNOWN) known.clear();
  known.add(timeZone);
}
