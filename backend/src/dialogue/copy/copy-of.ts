import { type Copy, en } from './en.ts';
import { es } from './es.ts';
import { ptBR } from './pt-BR.ts';

const COPIES: Readonly<Record<string, Copy>> = { en, 'pt-BR': ptBR, es };

/** The sentences of a language; English for one that has none yet. */
export const copyOf = (locale: string): Copy => COPIES[locale] ?? en;
