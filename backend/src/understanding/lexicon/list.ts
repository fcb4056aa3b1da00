/** Phrases separated by bars. */
export const list = (phrases: string): readonly string[] => phrases.split('|').map((phrase) => phrase.trim());

/** Words separated by spaces. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Every beginning with every ending: "talk to" × "a person". */
export const combine = (beginnings: readonly string[], ends: readonly string[]): readonly string[] =>
  beginnings.flatMap((beginning) => ends.map((end) => `${beginning} ${end}`));

/** Abbreviations separated by bars, each with its meaning: "tmrw tomorrow | xq por que". */
export const shortened = (pairs: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    list(pairs).map((pair) => {
      const space = pair.indexOf(' ');
      return [pair.slice(0, space), pair.slice(space + 1)];
    }),
  );

/** Phrases separated by bars, each with its number: "monday 1 | tuesday 2". */
export const numbered = (pairs: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    list(pairs).map((pair) => {
      const space = pair.lastIndexOf(' ');
      return [pair.slice(0, space), Number(pair.slice(space + 1))];
    }),
  );

/** Phrases between bars, each with the one word that it names: "eastern America/New_York". */
export const named = (pairs: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    list(pairs).map((pair) => {
      const space = pair.lastIndexOf(' ');
      return [pair.slice(0, space), pair.slice(space + 1)];
    }),
  );
