import type { Business } from '../../domain/business.ts';
import { entryId } from '../../domain/knowledge.ts';

/** What a question may be answered with. */
export interface Entry {
  readonly id: string;
  /** Its titles, including alternative questions. */
  readonly titles: readonly string[];
  readonly text: string;
}

export const entriesOf = ({ faq, knowledge }: Business): readonly Entry[] => [
  ...faq.map(({ id, question, phrases, answer }) => ({
    id: entryId({ kind: 'faq', id }),
    titles: [question, ...phrases],
    text: answer,
  })),
  ...knowledge.map(({ id, heading, text }) => ({
    id: entryId({ kind: 'passage', id }),
    titles: [heading],
    text,
  })),
];
