import { z } from 'zod';

/** What visitors read and say, in the language of the file that it stands in. */

export const text = (maxLength: number) => z.string().trim().min(1).max(maxLength);

export const label = text(60).describe('What visitors see on a button and in a sentence.');
export const synonyms = z
  .array(text(80))
  .describe('Other words that people use for it, in any case; the label need not be repeated.');

export const tagline = text(80).describe('One line about it, such as the demo page shows as its heading.');
export const welcome = text(300).describe('The first message, above the menu.');
export const topicPrompt = text(300).describe('Asked above the options.');
export const optionText = text(1_000).describe('What is said about it.');
export const questionLabel = text(60).describe(
  'What the answer is called in a sentence, such as "work email".',
);
export const questionPrompt = text(300);
export const faqQuestion = text(200);
export const faqPhrases = z.array(text(200)).describe('Other ways to ask it.');
export const faqAnswer = text(1_000);
