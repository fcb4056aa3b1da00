/**
 * After a mark that ends a sentence: not within "10.30" or "example.com", and not after a single capital
 * letter.
 */
const END = /(?<=[^\s\p{Lu}][.!?…]["”»)]?)\s+|\n+/u;

const filled = (pieces: readonly string[]): readonly string[] =>
  pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');

export const sentencesOf = (text: string): readonly string[] => filled(text.split(END));

/** The complete sentences of a text that is still growing. */
export const wholeSentencesOf = (text: string): readonly string[] => filled(text.split(END).slice(0, -1));
