export interface Figure {
  readonly kind: 'price' | 'percentage' | 'number';
  /** In a canonical form: `1400` for `1,400.00` and `1.400`. Includes a letter directly after it. */
  readonly value: string;
}

const NUMBER = String.raw`\d{1,3}(?:[.,'’ ]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?`;
const SIGN = String.raw`(?:us|r|a|c)?[$€£¥]|(?:eur|usd|gbp|brl)\b`;
const CURRENCY = String.raw`(?:us|r)?[$€£¥]|(?:euros?|eur|usd|gbp|brl|dollars?|dolar(?:es)?|reais|real|pounds?|libras?|pesos?|cents?|cent(?:avos|imos|avo|imo)|bucks|quid)\b`;
const PERCENT = String.raw`%|per ?cent\b|por cento\b|por ciento\b|pct\b`;
const FIGURE = new RegExp(
  `(?<sign>${SIGN})?\\s?(?<number>${NUMBER})(?<suffix>[a-z]*)(?:\\s?(?<currency>${CURRENCY})|\\s?(?<percent>${PERCENT}))?`,
  'g',
);

/** Every figure in a text, in the notation of any language. */
export function figuresIn(text: string): readonly Figure[] {
  return Array.from(plain(text).matchAll(FIGURE), ({ groups = {} }) => ({
    kind: groups.percent
      ? 'percentage'
      : groups.sign || groups.currency
        ? 'price'
        : isPrice(groups)
          ? 'price'
          : 'number',
    value: `${canonical(groups.number ?? '')}${suffixOf(groups)}`,
  }));
}

/** Digits that no business uses: of another script or width, Roman numerals, single-character fractions. */
export const hasStrangeDigits = (text: string): boolean => /(?![0-9])\p{N}/u.test(text);

const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/\s/g, ' ').toLowerCase();

/** In "300eur" the currency stands where other figures have a letter. */
const isPrice = ({ suffix = '' }: Readonly<Record<string, string>>): boolean =>
  new RegExp(`^(?:${CURRENCY})$`).test(suffix);

const suffixOf = (groups: Readonly<Record<string, string>>): string =>
  isPrice(groups) ? '' : (groups.suffix ?? '');

/** A separator before exactly three digits separates thousands, any other one a fraction. */
function canonical(number: string): string {
  const whole = number.replaceAll(/[.,'’ ](?=\d{3}(?!\d))/g, '');
  const [integer = '', fraction = ''] = whole.split(/[.,]/);
  const significant = fraction.replace(/0+$/, '');
  return `${integer.replace(/^0+(?=\d)/, '')}${significant && `.${significant}`}`;
}
