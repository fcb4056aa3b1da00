import type { ChoiceQuestion, Topic } from '../../backend/src/domain/business.ts';

/** A question that no shipped business has. */
export const size: ChoiceQuestion = {
  id: 'SIZE',
  kind: 'choice',
  label: 'size',
  synonyms: [],
  prompt: 'Which size?',
  optional: true,
  freeText: false,
  choices: [
    { id: 'small', label: 'Small', synonyms: [] },
    { id: 'large', label: 'Large', synonyms: [] },
  ],
};

/** A topic that no shipped business has. */
export const news: Topic = {
  id: 'NEWS',
  label: 'News',
  prompt: 'Which news?',
  synonyms: [],
  options: [{ id: 'today', label: 'Today', synonyms: [], text: 'Nothing new.' }],
};
