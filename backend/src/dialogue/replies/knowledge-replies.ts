import type { Business } from '../../domain/business.ts';
import { type KnowledgePassage, parseEntryId } from '../../domain/knowledge.ts';
import { type Renderers, text } from './scope.ts';

export const knowledgeReplies: Renderers<
  'faq' | 'passage' | 'fromKnowledge' | 'didYouMean' | 'doNotKnow' | 'offTopic' | 'upset' | 'whoAnswers'
> = {
  faq: ({ faq }, { business }) => {
    const entry = business.faq.find(({ id }) => id === faq);
    return entry ? [text(entry.answer)] : [];
  },
  passage: ({ passage: id }, { business }) => {
    const passage = business.knowledge.find((one) => one.id === id);
    return passage ? [text(quoted(passage))] : [];
  },
  fromKnowledge: ({ text: words }) => [text(words)],
  didYouMean: (_, { copy }) => [text(copy.didYouMean)],
  doNotKnow: ({ offer }, { copy }) => [text(copy.doNotKnow, ...(offer ? [copy.orAPerson] : []))],
  offTopic: ({ offer }, { business, copy }) => [
    text(copy.offTopic(business.name), ...(offer ? [copy.whatNext] : [])),
  ],
  upset: (_, { copy }) => [text(copy.upset)],
  whoAnswers: ({ offer }, { business, copy }) => [
    text(copy.whoAnswers(business.name), ...(offer ? [copy.whatNext] : [])),
  ],
};

/** Longer passages are cut after a sentence. */
const MAX_QUOTED = 600;

/** The heading gets its own line, so that a question reads as one; paragraphs follow on separate lines. */
function quoted({ heading, text: passage }: KnowledgePassage): string {
  const told = passage.replaceAll(/\n{2,}/g, '\n');
  return `${heading}\n${upToASentence(told, MAX_QUOTED - heading.length)}`;
}

function upToASentence(passage: string, length: number): string {
  if (passage.length <= length) return passage;
  const cut = passage.slice(0, length);
  const end = Math.max(...['. ', '! ', '? ', '\n'].map((mark) => cut.lastIndexOf(mark)));
  return end > 0 ? cut.slice(0, end + 1).trim() : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}

/** An entry's title for a button; its id if the business no longer has it. */
export function entryTitle({ faq, knowledge }: Business, entry: string): string {
  const { kind, id } = parseEntryId(entry);
  const title =
    kind === 'faq'
      ? faq.find((one) => one.id === id)?.question
      : knowledge.find((one) => one.id === id)?.heading;
  return title ?? id;
}
