/** What a visitor of the default business says until times are offered. */
export const UNTIL_SLOTS = [
  'book',
  'Ana Silva',
  'ana@acme.example',
  '+351 912 345 678',
  'Acme',
  '12',
  'Email',
  'Bookings',
] as const;

/** … until the first time is held and the review shown; "yes" books. */
export const UNTIL_REVIEW = [...UNTIL_SLOTS, '1'] as const;
