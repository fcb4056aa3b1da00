import { CANARY } from '../support/canaries.ts';

/** A visitor's messages to the default business until times are offered; every leak of them is detected. */
export const UNTIL_SLOTS = [
  'book',
  CANARY.name,
  CANARY.email,
  CANARY.phone,
  CANARY.company,
  '12',
  'Email',
  CANARY.goal,
] as const;

/** … until the first of them is held and the review is shown; "yes" books. */
export const UNTIL_REVIEW = [...UNTIL_SLOTS, '1'] as const;
