import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { newest } from '../../lib/newest.ts';
import { remembered } from '../../lib/remembered.ts';
import { type AnswerReading, invalid, value } from './reading.ts';

const MIN_DIGITS = 8;
const MAX_DIGITS = 15;
const NUMBER_LIKE = /[+(]?\d[\d\s().\-–/]*/gu;

export interface FoundPhone {
  readonly phone: string;
  /** As it stands in the text. */
  readonly written: string;
}

/**
 * The phone numbers in a text: anything with 8 to 15 digits, whatever a numbering plan says of it. `country`:
 * where a number without a country code is from, if that is known.
 */
export const findPhones = (text: string, country: string | null): readonly FoundPhone[] =>
  finderFor(country ?? '')(text);

/** The one number of a text; other numbers beside it would leave open which is meant. */
export function readPhone(text: string, country: string | null): AnswerReading {
  const found = findPhones(text, country);
  const [first] = found;
  return first && found.length === 1 ? value(first.phone) : invalid('notAPhone');
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

const hasLength = ({ length }: string): boolean => length >= MIN_DIGITS && length <= MAX_DIGITS;

const MAX_COUNTRIES = 300;

/** Several readers look at a message, and to ask the numbering plans is dear. */
const finderFor = remembered(MAX_COUNTRIES, (country: string) => {
  const normalise = newest((written: string) => normalised(written, country));
  return newest((text: string): readonly FoundPhone[] =>
    (text.normalize('NFKC').match(NUMBER_LIKE) ?? [])
      .map((match) => match.trim())
      .filter((written) => hasLength(digitsOf(written)))
      .map((written) => ({ phone: normalise(written), written })),
  );
});

/** E.164 where its country's numbering plan knows it, else as it was typed. */
function normalised(written: string, country: string): string {
  const international = written.startsWith('00') ? `+${digitsOf(written).slice(2)}` : written;
  const home = isSupportedCountry(country) ? { defaultCountry: country } : {};
  const parsed = parsePhoneNumberFromString(international, { ...home, extract: false });
  return parsed?.isValid() ? parsed.number : tidy(written);
}

const tidy = (written: string): string =>
  (written.startsWith('(') && !written.includes(')') ? written.slice(1) : written)
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.\-–/(]{1,20}$/u, '');
