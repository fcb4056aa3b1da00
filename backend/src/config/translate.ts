import type { Business, Question, Topic } from '../domain/business.ts';
import type { Texts } from './texts-schema.ts';

/** The business with these texts in place of its own. Ids, hours and times are not translated. */
export function translate(business: Business, texts: Texts): Business {
  const { tagline, welcome, support, booking, services, topics, questions, faq } = texts;
  return {
    ...business,
    tagline: tagline ?? business.tagline,
    welcome: welcome ?? business.welcome,
    support: { ...business.support, ...support },
    booking: { ...business.booking, ...booking },
    services: withTexts(business.services, services),
    topics: business.topics.map((topic) => translateTopic(topic, topics?.[topic.id])),
    questions: business.questions.map((question) => translateQuestion(question, questions?.[question.id])),
    faq: withTexts(business.faq, faq),
  };
}

const withTexts = <Item extends { readonly id: string }, ItemTexts extends Partial<Item>>(
  items: readonly Item[],
  texts: Readonly<Record<string, ItemTexts>> = {},
): readonly Item[] => items.map((item) => ({ ...item, ...texts[item.id] }));

type TopicTexts = NonNullable<Texts['topics']>[string];

const translateTopic = (topic: Topic, { options, ...texts }: TopicTexts = {}): Topic => ({
  ...topic,
  ...texts,
  options: withTexts(topic.options, options),
});

type QuestionTexts = NonNullable<Texts['questions']>[string];

function translateQuestion(question: Question, { choices, ...texts }: QuestionTexts = {}): Question {
  return question.kind === 'choice'
    ? { ...question, ...texts, choices: withTexts(question.choices, choices) }
    : { ...question, ...texts };
}
