import { z } from 'zod';

/** Text that visitors read or say, in the language of its file. */

export const text = (maxLength: number) => z.string().trim().min(1).max(maxLength);

export const label = text(60).describe('What visitors see on a button and in a sentence.');
export const synonyms = z
  .array(text(80))
  .describe('Other words that people use for it; case is ignored, and the label need not be repeated.');

export const tagline = text(80).describe('One line about it; the demo page shows it as its heading.');
export const welcome = text(300).describe('The first message, above the menu.');
export const topicPrompt = text(300).describe('Asked above the options.');
export const optionText = text(1_000).describe('The text shown for it.');
export const questionLabel = text(60).describe(
  'The name of the answer within a sentence, such as "work email".',
);
export const questionPrompt = text(300);
export const faqQuestion = text(200);
export const faqPhrases = z.array(text(200)).describe('Other ways to ask it.');
export const faqAnswer = text(1_000);
