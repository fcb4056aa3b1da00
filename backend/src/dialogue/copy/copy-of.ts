import type { Business } from '../../domain/business.ts';
import { writesMonthFirst } from '../../domain/month-first.ts';
import { type Copy, en } from './en.ts';
import { enUS } from './en-US.ts';
import { es } from './es.ts';
import { ptBR } from './pt-BR.ts';

/** By primary language subtag. */
const COPIES: Readonly<Record<string, Copy>> = { pt: ptBR, es };

/**
 * The sentences of a language, whatever its region. A language without sentences gets English, with dates
 * in the style of the business's country.
 */
export const copyOf = (locale: string, business: Pick<Business, 'country' | 'timeZone'>): Copy =>
  COPIES[locale.toLowerCase().split('-')[0] ?? ''] ?? (writesMonthFirst(business) ? enUS : en);
