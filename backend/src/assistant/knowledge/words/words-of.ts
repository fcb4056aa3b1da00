import { en } from './en.ts';
import { es } from './es.ts';
import type { KnowledgeWords } from './knowledge-words.ts';
import { pt } from './pt.ts';

const WORDS: Readonly<Record<string, KnowledgeWords>> = { en, pt, es };

/** For a BCP 47 tag; English for an unsupported language. */
export const knowledgeWordsOf = (tag: string): KnowledgeWords =>
  WORDS[tag.toLowerCase().split('-')[0] ?? ''] ?? en;
