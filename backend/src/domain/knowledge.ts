/** A passage of what a business has written down, as its `knowledge/*.md` has it under one heading. */
export interface KnowledgePassage {
  /** `<file>#<heading>` in lower case with hyphens, such as `prices#set-up-fee`; unique in a business and alike in all its languages. */
  readonly id: string;
  readonly heading: string;
  /** Plain text; paragraphs are parted by an empty line. */
  readonly text: string;
}

export type EntryKind = 'faq' | 'passage';

/** What questions are answered from, by its name across both sources: `faq:demo-length`, `passage:prices#set-up-fee`. */
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
