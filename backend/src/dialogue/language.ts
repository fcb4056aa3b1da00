import type { DialogueContext } from './context.ts';

/** How many messages clearly in one language settle it; an explicit choice settles it at once. */
const SETTLED = 2;

/** Counts a message that is clearly in `language`; null if that is unclear. A settled language stays. */
export function hear(context: DialogueContext, language: string | null): DialogueContext {
  const { locale, votes } = context;
  if (language === null || votes >= SETTLED) return context;
  return { ...context, locale: language, votes: language === locale ? votes + 1 : 1 };
}

/** The visitor asked for this language. */
export const choose = (context: DialogueContext, locale: string): DialogueContext => ({
  ...context,
  locale,
  votes: SETTLED,
});

/** Follows the client's page language when it changes; null: the client sent none. */
export function withClientLocale(context: DialogueContext, locale: string | null): DialogueContext {
  if (locale === null || locale === context.clientLocale) return context;
  return { ...context, locale, clientLocale: locale, votes: 0 };
}
