import type { VisitorEvent } from '../../dialogue/events.ts';
import type { DialogueView } from '../../dialogue/expectation.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { AnswerReaders } from '../answers/answer-readers.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, skip } from '../phrase-book.ts';
import { cut, fold, type Passage, passageOf } from '../utterance.ts';
import { newAnswer } from './new-answer.ts';

/** What is no longer meant, and what is. */
interface Replaced {
  readonly old: Passage;
  readonly meant: Passage;
}

/** "Anna, not Ana", "not Acme, it's Acme Brazil": which answer is to be another one is told by what it was. */
export function createReplacedReader(
  { questions }: Business,
  { corrections }: Lexicon,
  readers: AnswerReaders,
): (said: Passage, view: DialogueView) => VisitorEvent | null {
  const insteadOf = new PhraseBook<true>().add(corrections.insteadOf, true);
  const around = new PhraseBook<true>().add(
    [...corrections.insteadOf, ...corrections.itIs, ...corrections.markers],
    true,
  );

  /** The words alone, without "it's" in front. */
  function bare(said: Passage): Passage {
    const { text, words } = skip(around, said);
    return passageOf(text.slice(words[0]?.start, words.at(-1)?.end).trim());
  }

  function part(said: Passage): Replaced | null {
    const [not] = insteadOf.within(said.words);
    if (!not) return null;
    const after = cut(said, not.end);
    const before = bare(cut(said, 0, not.start));
    if (before.words.length > 0) return { old: bare(after), meant: before };
    const comma = after.text.indexOf(',');
    return comma < 0 ? null : { old: bare(cut(after, 0, comma)), meant: bare(cut(after, comma + 1)) };
  }

  function isStanding(question: Question, { text, words }: Passage, { answers }: DialogueView): boolean {
    const answer = answers[question.id];
    if (answer === undefined || answer === null) return false;
    const choice = question.kind === 'choice' ? readers.namedChoice(question, { text, words }) : null;
    return choice === answer || fold(String(answer)) === fold(text);
  }

  return (said, view) => {
    const replaced = part(said);
    if (!replaced || replaced.meant.words.length === 0) return null;
    const question = questions.find((one) => isStanding(one, replaced.old, view));
    const reading = question && readers.read(question, replaced.meant);
    return question && reading?.kind === 'value' ? newAnswer(question, reading.value, view) : null;
  };
}
