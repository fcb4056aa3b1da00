import { z } from 'zod';
import {
  faqAnswer,
  faqPhrases,
  faqQuestion,
  label,
  optionText,
  questionLabel,
  questionPrompt,
  synonyms,
  tagline,
  topicPrompt,
  welcome,
} from './text-fields.ts';

const byId = <Texts extends z.ZodType>(texts: Texts) => z.record(z.string(), texts).exactOptional();

const named = z.strictObject({ label: label.exactOptional(), synonyms: synonyms.exactOptional() });

/** `texts/<tag>.yaml` as written by people: texts by id. Anything omitted stays as in `business.yaml`. */
export const textsSchema = z.strictObject({
  tagline: tagline.exactOptional(),
  welcome: welcome.exactOptional(),
  services: byId(named),
  topics: byId(
    named.extend({
      prompt: topicPrompt.exactOptional(),
      options: byId(named.extend({ text: optionText.exactOptional() })),
    }),
  ),
  questions: byId(
    named.extend({
      label: questionLabel.exactOptional(),
      prompt: questionPrompt.exactOptional(),
      choices: byId(named),
    }),
  ),
  support: named.exactOptional(),
  booking: named.exactOptional(),
  faq: byId(
    z.strictObject({
      question: faqQuestion.exactOptional(),
      phrases: faqPhrases.exactOptional(),
      answer: faqAnswer.exactOptional(),
    }),
  ),
});

export type Texts = z.output<typeof textsSchema>;
