import type { Business, Question } from '../domain/business.ts';

interface Named {
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
}

/**
 * Adds the words of a business's other languages after its own: an entry's own name never means another
 * entry.
 */
export function withWordsOf(business: Business, others: readonly Business[]): Business {
  const from = <Item extends Named>(listOf: (one: Business) => readonly Item[]): readonly Item[] =>
    withSynonyms(listOf(business), others.map(listOf));
  const menuOf = ({ support, booking, topics }: Business): readonly Named[] => [
    ...topics,
    { ...support, id: SUPPORT },
    { ...booking, id: BOOKING },
  ];
  const synonyms = new Map(from(menuOf).map((entry) => [entry.id, entry.synonyms]));
  return {
    ...business,
    services: from(({ services }) => services),
    topics: business.topics.map((topic) => ({
      ...topic,
      synonyms: synonyms.get(topic.id) ?? topic.synonyms,
      options: from(({ topics }) => topics.find(({ id }) => id === topic.id)?.options ?? []),
    })),
    questions: business.questions.map((question) => withChoices(question, others)),
    support: { ...business.support, synonyms: synonyms.get(SUPPORT) ?? [] },
    booking: { ...business.booking, synonyms: synonyms.get(BOOKING) ?? [] },
  };
}

/** No topic has these ids. */
const SUPPORT = 'support';
const BOOKING = 'booking';

function withChoices(question: Question, others: readonly Business[]): Question {
  if (question.kind !== 'choice') return question;
  const lists = others.map(({ questions }) => {
    const same = questions.find(({ id }) => id === question.id);
    return same?.kind === 'choice' ? same.choices : [];
  });
  return { ...question, choices: withSynonyms(question.choices, lists) };
}

function withSynonyms<Item extends Named>(
  items: readonly Item[],
  others: readonly (readonly Item[])[],
): readonly Item[] {
  const taken = new Set(items.flatMap(wordsFor));
  return items.map((item) => {
    const foreign = others.flatMap((list) => list.filter(({ id }) => id === item.id).flatMap(wordsFor));
    return {
      ...item,
      synonyms: [...item.synonyms, ...foreign.filter((word) => !taken.has(word.toLowerCase()))],
    };
  });
}

const wordsFor = ({ label, synonyms }: Named): readonly string[] =>
  [label, ...synonyms].map((word) => word.toLowerCase());
