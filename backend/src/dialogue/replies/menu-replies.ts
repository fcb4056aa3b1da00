import type { Business } from '../../domain/business.ts';
import type { Copy } from '../copy/en.ts';
import { type Renderers, serviceOf, text, topicOf } from './scope.ts';

export const menuReplies: Renderers<
  | 'welcome'
  | 'menu'
  | 'askToGoOn'
  | 'topic'
  | 'detail'
  | 'languageSwitched'
  | 'languageLacking'
  | 'startedOver'
  | 'restarted'
  | 'endedUnfinished'
  | 'alreadyAnswered'
  | 'nothingToCancel'
  | 'youAreWelcome'
  | 'goodbye'
> = {
  welcome: (_, { business, copy }) => [text(business.welcome, copy.howCanIHelp)],
  menu: (_, { copy }) => [text(copy.whatNext)],
  askToGoOn: ({ service }, { business, copy }) => {
    const label = service === null ? null : (serviceOf(business, service)?.label ?? null);
    return [text(copy.askToGoOn(label))];
  },
  topic: ({ topic: id }, { business }) => {
    const topic = topicOf(business, id);
    return topic ? [text(topic.prompt)] : [];
  },
  detail: ({ topic, option }, { business, copy }) => {
    const shown = topicOf(business, topic)?.options.find(({ id }) => id === option);
    return shown ? [text(shown.text), text(copy.afterDetail)] : [];
  },
  languageSwitched: (_, { copy }) => [text(copy.languageSwitched)],
  languageLacking: (_, { business, copy }) => [text(copy.languageLacking(languageNames(business, copy)))],
  startedOver: (_, { copy }) => [text(copy.startedOver, copy.whatNext)],
  restarted: (_, { copy }) => [text(copy.restarted)],
  endedUnfinished: (_, { copy }) => [{ type: 'notice', code: 'expired', text: copy.endedUnfinished }],
  alreadyAnswered: (_, { copy }) => [text(copy.alreadyAnswered)],
  nothingToCancel: (_, { business, copy }) => [
    text(copy.nothingToCancel(business.support.email, business.support.phone), copy.whatNext),
  ],
  youAreWelcome: (_, { copy }) => [text(copy.youAreWelcome)],
  goodbye: (_, { copy }) => [text(copy.goodbye)],
};

/** `Portuguese` for `pt-BR`: variants do not matter to someone who asks for a language. */
function languageNames({ languages }: Business, { dateLocale }: Copy): readonly string[] {
  const names = new Intl.DisplayNames(dateLocale, { type: 'language' });
  return languages.map((tag) => names.of(new Intl.Locale(tag).language) ?? tag);
}
