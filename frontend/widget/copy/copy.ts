import type { Language } from '../loader/copy.ts';
import type * as en from './en.ts';
import type * as es from './es.ts';
import type * as pt from './pt.ts';

type English = typeof en;

/** The sentences that every language must have. */
export type Copy = {
  readonly [Name in keyof English]: English[Name] extends string ? string : English[Name];
};

/** Fails to compile while a language lacks a sentence. */
export type Copies = Complete<{ readonly en: English; readonly pt: typeof pt; readonly es: typeof es }>;

type Complete<Each extends Readonly<Record<Language, Copy>>> = Each;
