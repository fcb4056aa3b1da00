import { capitalised } from '../lib/capitalised.ts';

/** Titles that precede a name, in languages with the Latin alphabet. */
const TITLES: ReadonlySet<string> = new Set(
  'dr dra doctor mr mrs ms miss mx prof professor sir madam herr frau sr sra srta don eng ing mme mlle rev'.split(
    ' ',
  ),
);

const isTitle = (word: string): boolean => TITLES.has(word.toLowerCase().replace('.', ''));

/** "Ana" for "ana silva" and "Dr. Ana Silva"; "Mr. Smith" if only a title and a surname are known. */
export function addressOf(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => word !== '');
  const first = words.findIndex((word) => !isTitle(word));
  const named = words.slice(first < 0 ? 0 : first);
  const isSurname = first > 0 && named.length === 1;
  return (isSurname ? words.slice(first - 1) : named.slice(0, 1)).map(capitalised).join(' ');
}
