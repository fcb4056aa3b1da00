import type { Business } from '../../domain/business.ts';
import { parseEntryId } from '../../domain/knowledge.ts';
import { type Renderers, text } from './scope.ts';

export const knowledgeReplies: Renderers<
  'faq' | 'passage' | 'fromKnowledge' | 'didYouMean' | 'doNotKnow' | 'offTopic'
> = {
  faq: ({ faq }, { business }) => {
    const entry = business.faq.find(({ id }) => id === faq);
    return entry ? [text(entry.answer)] : [];
  },
  passage: ({ passage: id }, { business }) => {
    const passage = business.knowledge.find((one) => one.id === id);
    return passage ? [text(`${passage.heading}: ${passage.text}`)] : [];
  },
  fromKnowledge: ({ text: words }) => [text(words)],
  didYouMean: (_, { copy }) => [text(copy.didYouMean)],
  doNotKnow: ({ offer }, { copy }) => [text(copy.doNotKnow, ...(offer ? [copy.orAPerson] : []))],
  offTopic: ({ offer }, { business, copy }) => [
    text(copy.offTopic(business.name), ...(offer ? [copy.whatNext] : [])),
  ],
};

/** What an entry is called on a button; its id where the business no longer has it. */
export function entryTitle({ faq, knowledge }: Business, entry: string): string {
  const { kind, id } = parseEntryId(entry);
  const title =
    kind === 'faq'
      ? faq.find((one) => one.id === id)?.question
      : knowledge.find((one) => one.id === id)?.heading;
  return title ?? id;
}
