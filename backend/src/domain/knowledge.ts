/** A passage of a business's knowledge: the text under one heading of its `knowledge/*.md`. */
export interface KnowledgePassage {
  /**
   * `<file>#<heading>` in lower case with hyphens, such as `prices#set-up-fee`. Unique in a business, the
   * same in all languages.
   */
  readonly id: string;
  readonly heading: string;
  /** Plain text; paragraphs are separated by an empty line. */
  readonly text: string;
}

export type EntryKind = 'faq' | 'passage';

/** A source of answers, named across both kinds: `faq:demo-length`, `passage:prices#set-up-fee`. */
export interface KnowledgeEntry {
  readonly kind: EntryKind;
  readonly id: string;
}

export const entryId = ({ kind, id }: KnowledgeEntry): string => `${kind}:${id}`;

export function parseEntryId(entry: string): KnowledgeEntry {
  const colon = entry.indexOf(':');
  return { kind: entry.slice(0, colon) === 'passage' ? 'passage' : 'faq', id: entry.slice(colon + 1) };
}

export const isEntryId = (id: string): boolean => id.startsWith('faq:') || id.startsWith('passage:');
