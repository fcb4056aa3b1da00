/** Behind a mark that ends a sentence: not within "10.30" or "example.com", and not behind a lone capital. */
const END = /(?<=[^\s\p{Lu}][.!?…]["”»)]?)\s+|\n+/u;

const filled = (pieces: readonly string[]): readonly string[] =>
  pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');

export const sentencesOf = (text: string): readonly string[] => filled(text.split(END));

/** Those that are whole in a text that still grows. */
export const wholeSentencesOf = (text: string): readonly string[] => filled(text.split(END).slice(0, -1));
