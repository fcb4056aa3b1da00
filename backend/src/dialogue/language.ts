import type { DialogueContext } from './context.ts';

/** So many messages that are clearly in one language settle it; an explicit choice does at once. */
const SETTLED = 2;

/** After a message that is clearly in `language`; null where that cannot be told. What is settled stays. */
export function hear(context: DialogueContext, language: string | null): DialogueContext {
  const { locale, votes } = context;
  if (language === null || votes >= SETTLED) return context;
  return { ...context, locale: language, votes: language === locale ? votes + 1 : 1 };
}

/** The visitor asked for it. */
export const choose = (context: DialogueContext, locale: string): DialogueContext => ({
  ...context,
  locale,
  votes: SETTLED,
});

/** What the client says of its page counts when it says something new; null: it says nothing. */
export function withClientLocale(context: DialogueContext, locale: string | null): DialogueContext {
  if (locale === null || locale === context.clientLocale) return context;
  return { ...context, locale, clientLocale: locale, votes: 0 };
}
