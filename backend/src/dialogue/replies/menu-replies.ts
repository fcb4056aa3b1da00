import type { Topic } from '../../domain/business.ts';
import type { Part } from '../../protocol/chat.ts';
import { menuOptions, options, type Renderers, type ReplyScope, text } from './scope.ts';

export const menuReplies: Renderers<
  | 'welcome'
  | 'menu'
  | 'topic'
  | 'detail'
  | 'faq'
  | 'startedOver'
  | 'restarted'
  | 'alreadyAnswered'
  | 'nothingToCancel'
  | 'youAreWelcome'
  | 'goodbye'
> = {
  welcome: (_, { business, copy }) => [
    text(business.welcome, copy.howCanIHelp),
    options(...menuOptions(business)),
  ],
  menu: (_, { business, copy }) => [text(copy.whatNext), options(...menuOptions(business))],
  topic: ({ topic }, scope) => topicReply(topicOf(scope, topic), scope),
  detail: ({ topic, option }, scope) => detailReply(topicOf(scope, topic), option, scope),
  faq: ({ faq }, { business }) => {
    const entry = business.faq.find(({ id }) => id === faq);
    return entry ? [text(entry.answer)] : [];
  },
  startedOver: (_, { business, copy }) => [
    text(copy.startedOver, copy.whatNext),
    options(...menuOptions(business)),
  ],
  restarted: (_, { copy }) => [text(copy.restarted)],
  alreadyAnswered: (_, { copy }) => [text(copy.alreadyAnswered)],
  nothingToCancel: (_, { business, copy }) => [
    text(copy.nothingToCancel, copy.whatNext),
    options(...menuOptions(business)),
  ],
  youAreWelcome: (_, { copy }) => [text(copy.youAreWelcome)],
  goodbye: (_, { copy }) => [text(copy.goodbye)],
};

const topicOf = ({ business }: ReplyScope, id: string): Topic | undefined =>
  business.topics.find((topic) => topic.id === id);

function topicReply(topic: Topic | undefined, { copy }: ReplyScope): readonly Part[] {
  if (!topic) return [];
  return [
    text(topic.prompt),
    options(...topic.options.map(({ id, label }) => ({ id, label })), { id: 'menu', label: copy.mainMenu }),
  ];
}

function detailReply(
  topic: Topic | undefined,
  option: string,
  { business, copy }: ReplyScope,
): readonly Part[] {
  const shown = topic?.options.find(({ id }) => id === option);
  if (!shown) return [];
  return [
    text(shown.text),
    text(copy.afterDetail),
    options(
      { id: 'BOOK', label: business.booking.label },
      { id: 'back', label: copy.anotherOption },
      { id: 'menu', label: copy.mainMenu },
    ),
  ];
}
