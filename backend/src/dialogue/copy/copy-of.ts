import { type Copy, en } from './en.ts';

const COPIES: Readonly<Record<string, Copy>> = { en };

/** The sentences of a language; English for one that has none yet. */
export const copyOf = (locale: string): Copy => COPIES[locale] ?? en;
