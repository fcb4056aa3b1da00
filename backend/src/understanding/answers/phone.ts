import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { newest } from '../../lib/newest.ts';
import { remembered } from '../../lib/remembered.ts';
import { type AnswerReading, invalid, value } from './reading.ts';

const MIN_DIGITS = 8;
const MAX_DIGITS = 15;
const NUMBER_LIKE = /[+(]?\d[\d\s().\-–/]*/gu;

export interface FoundPhone {
  readonly phone: string;
  /** As written in the text. */
  readonly written: string;
}

/**
 * The phone numbers in a text: anything with 8 to 15 digits, whether or not a numbering plan knows it.
 * `country`: where numbers without a country code are from, if known.
 */
export const findPhones = (text: string, country: string | null): readonly FoundPhone[] =>
  finderFor(country ?? '')(text);

/** The only number in a text; with another one it is unclear which is meant. */
export function readPhone(text: string, country: string | null): AnswerReading {
  const found = findPhones(text, country);
  const [first] = found;
  return first && found.length === 1 ? value(first.phone) : invalid('notAPhone');
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

const hasLength = ({ length }: string): boolean => length >= MIN_DIGITS && length <= MAX_DIGITS;

const MAX_COUNTRIES = 300;

/** Cached, because several readers read each message and the numbering plans are expensive to query. */
const finderFor = remembered(MAX_COUNTRIES, (country: string) => {
  const normalise = newest((written: string) => normalised(written, country));
  return newest((text: string): readonly FoundPhone[] =>
    (text.normalize('NFKC').match(NUMBER_LIKE) ?? [])
      .map((match) => match.trim())
      .filter((written) => hasLength(digitsOf(written)))
      .map((written) => ({ phone: normalise(written), written })),
  );
});

/** In E.164 if the country's numbering plan knows it, otherwise as typed. */
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
