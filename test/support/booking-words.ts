/** A visitor's messages to the default business until times are offered. */
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

/** The same as a script for `play`. */
export const TO_SLOTS = `${UNTIL_SLOTS.map((text) => `> ${text}`).join('\n')}\n< BOOK_SLOT 6.`;

/** … until the first time is held and the review is shown; "yes" books. */
export const UNTIL_REVIEW = [...UNTIL_SLOTS, '1'] as const;

/** A whole booking with long answers. */
export const LONG_BOOKING = [
  'book',
  'Maria João Ferreira da Silva',
  'maria.joao.ferreira@consultoria-lisboa.example',
  '+351 912 345 678',
  'Consultoria Ferreira & Filhos, Lda.',
  '250',
  'Instagram/Facebook',
  'We want to answer our customers faster in the evening',
  '2',
  'yes',
] as const;
