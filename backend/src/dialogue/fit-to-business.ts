import type { Answer, Answers } from '../domain/answers.ts';
import type { Business } from '../domain/business.ts';
import { stillAnswers } from '../domain/still-answers.ts';
import type { JsonObject, JsonValue } from '../lib/json.ts';
import type { DialogueContext, Unfinished } from './context.ts';

/** The answers that still fit the business's questions; everything else is asked again. */
export function fitAnswers(data: JsonObject, business: Business): Answers {
  const fitting = business.questions.flatMap((question) => {
    const answer = Object.hasOwn(data, question.id) ? data[question.id] : undefined;
    return isAnswer(answer) && stillAnswers(question, answer) ? [[question.id, answer] as const] : [];
  });
  return Object.fromEntries(fitting);
}

/** Drops a booking of a service that no longer exists; its answers are kept for another service. */
export function fitContext(context: DialogueContext, business: Business): DialogueContext {
  const unfinished = context.unfinished && fitUnfinished(context.unfinished, business);
  const fitting = { ...context, ...fitLanguage(context, business), unfinished };
  return hasService(business, context.serviceId)
    ? fitting
    : { ...fitting, serviceId: null, hold: null, offered: [] };
}

function fitUnfinished(unfinished: Unfinished, business: Business): Unfinished {
  const serviceId = hasService(business, unfinished.serviceId) ? unfinished.serviceId : null;
  return { ...unfinished, serviceId, answers: fitAnswers(unfinished.answers, business) };
}

const hasService = ({ services }: Business, serviceId: string | null): boolean =>
  services.some(({ id }) => id === serviceId);

function fitLanguage(
  { locale, votes, clientLocale }: DialogueContext,
  { languages }: Business,
): Pick<DialogueContext, 'locale' | 'votes' | 'clientLocale'> {
  const [preferred = 'en'] = languages;
  const known = (tag: string): string => (languages.includes(tag) ? tag : preferred);
  return {
    locale: known(locale),
    votes: languages.includes(locale) ? votes : 0,
    clientLocale: known(clientLocale),
  };
}

const isAnswer = (value: JsonValue | undefined): value is Answer =>
  value === null || typeof value === 'string' || typeof value === 'number';
