import type { Answer } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, skip } from '../phrase-book.ts';
import type { Passage } from '../utterance.ts';
import type { AnswerReaders } from './answer-readers.ts';
import { createCountTest } from './count.ts';

export interface CountedAnswer {
  readonly question: Question;
  readonly answer: Exclude<Answer, null>;
}

/** "We are 12", "25 employees": a count that says what it counts. */
export type CountedReader = (said: Passage) => CountedAnswer | null;

export function createCountedReader(
  { questions }: Business,
  lexicon: Lexicon,
  readers: AnswerReaders,
): CountedReader {
  const isCount = createCountTest(lexicon);
  const weAre = new PhraseBook<true>().add(lexicon.weAre, true);
  const fillers = new PhraseBook<true>().add([...lexicon.fillers], true);
  const counts = questions
    .filter(({ kind }) => kind === 'number')
    .map((question) => ({
      question,
      names: new PhraseBook<true>().add([question.label, ...question.synonyms], true),
    }));
  const isLast = (names: PhraseBook<true>, { words }: Passage): boolean =>
    words.length > 0 && names.within(words).at(-1)?.end === words.at(-1)?.end;

  return (clause) => {
    // "… and we are 12"
    const said = skip(fillers, clause);
    const number = skip(weAre, said);
    for (const { question, names } of counts) {
      const isMeant = number === said ? isLast(names, said) : number.words.length > 0;
      const reading = isMeant && isCount(question, number) ? readers.read(question, number) : null;
      if (reading?.kind === 'value') return { question, answer: reading.value };
    }
    return null;
  };
}
