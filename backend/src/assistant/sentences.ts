/** Where a sentence ends: behind its mark, but not within "10.30" or "example.com", and not behind a lone letter. */
const END = /(?<=[^\s\p{Lu}][.!?…]["”»)]?)\s+(?=\S)|\n+/u;

export const sentencesOf = (text: string): readonly string[] =>
  text.split(END).flatMap((sentence) => sentence.trim() || []);

/** Those that are whole in a text that still grows. */
export const wholeSentencesOf = (text: string): readonly string[] => sentencesOf(text).slice(0, -1);
