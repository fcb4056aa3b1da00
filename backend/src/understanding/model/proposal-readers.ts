import type { Knowledge } from '../../assistant/knowledge/knowledge.ts';
import { type Business, inLanguage } from '../../domain/business.ts';
import { remembered } from '../../lib/remembered.ts';
import { en } from '../lexicon/en.ts';
import { lexiconOf } from '../lexicon/lexicons.ts';
import { createReaders } from '../readers.ts';
import type { ProposalReaders } from './proposed-event.ts';

const MAX_LANGUAGES = 20;
const ENGLISH = 'en';

/**
 * The rule-based readers by language tag. A model states times in English, whatever language the visitor
 * uses.
 */
export function createProposalReaders(
  business: Business,
  knowledge: Pick<Knowledge, 'in'>,
): (language: string) => ProposalReaders {
  const readersIn = remembered(MAX_LANGUAGES, (language: string) =>
    createReaders(inLanguage(business, language), lexiconOf(language) ?? en, knowledge.in(language)),
  );
  return (language) => {
    const { answers, wishIn } = readersIn(language);
    return { answers, wishIn: (text, now) => wishIn(text, now) ?? readersIn(ENGLISH).wishIn(text, now) };
  };
}
