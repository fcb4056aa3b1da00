import type { ChoiceQuestion } from '../../domain/business.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, type PhraseMatch } from '../phrase-book.ts';
import { createCoreReader } from '../requests.ts';
import { type Passage, type Word, wordsOf } from '../utterance.ts';
import { type AnswerReading, invalid, value } from './reading.ts';
import { readText } from './text.ts';

/** A longer free answer keeps the visitor's words, even if it names a choice. */
const MAX_WORDS_OF_A_CHOICE = 6;

export interface ChoiceReader {
  /** The id of the choice that the text is: by label, synonym, or words unique to one label. */
  named(said: Passage): string | null;
  /** The id of the choice whose multi-word label the text is. */
  labelled(said: Passage): string | null;
  /** The id of the choice, or the text itself if free text is allowed. */
  read(said: Passage): AnswerReading;
}

export function createChoiceReader(question: ChoiceQuestion, lexicon: Lexicon): ChoiceReader {
  const book = new PhraseBook<string>(lexicon.fillers);
  const labels = question.choices.map(({ id, label }) => ({
    id,
    keys: new Set(wordsOf(label).map(({ key }) => key)),
  }));
  for (const { id, label, synonyms } of question.choices) book.add([label, id, ...synonyms], id);
  const core = createCoreReader(lexicon);

  function named({ words }: Passage): string | null {
    const keys = core(book.significant(words)).map(({ key }) => key);
    const partly = labels.filter((label) => keys.length > 0 && keys.every((key) => label.keys.has(key)));
    return (
      book.exact(words) ?? book.exact(core(words)) ?? (partly.length === 1 ? (partly[0]?.id ?? null) : null)
    );
  }

  function mentioned({ words }: Passage): string | null {
    const negated = words.some(({ key }) => lexicon.negations.has(key));
    if (negated || (question.freeText && words.length > MAX_WORDS_OF_A_CHOICE)) return null;
    const found = book.within(words);
    const ids = new Set(found.map(({ value: id }) => id));
    const [id] = ids;
    return id !== undefined && ids.size === 1 && (!question.freeText || isMost(found, words)) ? id : null;
  }

  /** "Replying to customers" need not repeat all of the label's words. */
  function isMost(found: readonly PhraseMatch<string>[], words: readonly Word[]): boolean {
    const telling = core(words).filter(
      ({ key }) => !lexicon.connectors.has(key) && !lexicon.fillers.has(key),
    );
    return 2 * found.reduce((sum, { length }) => sum + length, 0) >= telling.length;
  }

  const whole = new PhraseBook<string>(lexicon.fillers);
  for (const { id, label } of question.choices) if (wordsOf(label).length > 1) whole.add([label], id);

  return {
    named,
    labelled: ({ words }) => whole.exact(words) ?? whole.exact(core(words)),
    read(said) {
      const id = named(said) ?? mentioned(said);
      if (id !== null) return value(id);
      return question.freeText ? readText(said.text) : invalid('notAChoice');
    },
  };
}
