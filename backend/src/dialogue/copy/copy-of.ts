import { type Copy, en } from './en.ts';
import { es } from './es.ts';
import { ptBR } from './pt-BR.ts';

/** By primary language subtag. */
const COPIES: Readonly<Record<string, Copy>> = { en, pt: ptBR, es };

/** The sentences of a language, whichever its region; English for one that has none. */
export const copyOf = (locale: string): Copy => COPIES[locale.toLowerCase().split('-')[0] ?? ''] ?? en;
