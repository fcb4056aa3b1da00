import { CANARY } from '../support/canaries.ts';

/** What a visitor of the default business says until times are offered; whatever of it leaks is noticed. */
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

/** … until the first of them is held and the review shown; "yes" books. */
export const UNTIL_REVIEW = [...UNTIL_SLOTS, '1'] as const;
