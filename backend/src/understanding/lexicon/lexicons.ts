import { en } from './en.ts';
import { es } from './es.ts';
import type { Lexicon } from './lexicon.ts';
import { pt } from './pt.ts';

/** By primary language subtag. */
const LEXICONS: Readonly<Record<string, Lexicon>> = { en, pt, es };

/** `pt` for `pt-BR` */
export const primarySubtag = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** The words of a BCP 47 tag's language; null for an unsupported one. */
export const lexiconOf = (tag: string): Lexicon | null => LEXICONS[primarySubtag(tag)] ?? null;
