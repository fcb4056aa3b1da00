/** What stands before a name and is none, in the languages that use our letters. */
const TITLES: ReadonlySet<string> = new Set(
  'dr dra doctor mr mrs ms miss mx prof professor sir madam herr frau sr sra srta don eng ing mme mlle rev'.split(
    ' ',
  ),
);

const isTitle = (word: string): boolean => TITLES.has(word.toLowerCase().replace('.', ''));

/** "Ana" of "ana silva" and of "Dr. Ana Silva"; "Mr. Smith" is all that is known of him. */
export function addressOf(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => word !== '');
  const first = words.findIndex((word) => !isTitle(word));
  const named = words.slice(first < 0 ? 0 : first);
  const isSurname = first > 0 && named.length === 1;
  return (isSurname ? words.slice(first - 1) : named.slice(0, 1)).map(capitalised).join(' ');
}

const capitalised = (word: string): string => {
  const [initial = '', ...rest] = word;
  return initial.toUpperCase() + rest.join('');
};
