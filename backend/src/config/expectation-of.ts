import type { z } from 'zod';

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };

const amount = (count: number | bigint, origin: string): string => `${count} ${UNITS[origin] ?? ''}`.trim();

/** Words zod's issues so that they complete "expected …". A message in a schema takes precedence. */
export function expectationOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin in UNITS
        ? 'something in it'
        : `at least ${amount(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `at most ${amount(issue.maximum, issue.origin)}`;
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`;
    case 'invalid_format':
      return `a valid ${issue.format}`;
    case 'unrecognized_keys':
      return `no ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    default:
      return undefined;
  }
}
