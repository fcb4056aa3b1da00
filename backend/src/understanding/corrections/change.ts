import type { VisitorEvent } from '../../dialogue/events.ts';
import type { DialogueView } from '../../dialogue/expectation.ts';
import type { Answer } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { AnswerReaders } from '../answers/answer-readers.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, skip } from '../phrase-book.ts';
import { wordsOf } from '../utterance.ts';
import { newAnswer } from './new-answer.ts';

/** What is to be changed: a question by its id, `SLOT` or `SERVICE`. */
interface Target {
  readonly id: string;
  readonly question: Question | null;
}

/** A target in a text, and where the text goes on after it. */
interface Named {
  readonly target: Target;
  readonly end: number;
}

/** "change my email", "change my email to …", "wrong number", "the phone is wrong", "reschedule". */
export function createChangeReader(
  business: Business,
  { corrections, fillers, connectors, common }: Lexicon,
  readers: AnswerReaders,
): (text: string, view: DialogueView) => VisitorEvent | null {
  const phrases = (...list: readonly string[]) => new PhraseBook<true>().add(list, true);
  const verbs = phrases(...corrections.verbs, ...corrections.wrong);
  const wrong = phrases(...corrections.wrong);
  const reschedule = phrases(...corrections.reschedule);
  const before = phrases(...corrections.possessives, ...fillers);
  const links = phrases(...corrections.links);
  const targets = targetBook(business, corrections);

  function targetAt(text: string, from: number): Named | null {
    const start = skip(before, text, from);
    const match = targets.atStart(wordsOf(text.slice(start)));
    return match && { target: match.value, end: start + match.end };
  }

  /** "change my phone number" */
  function verbFirst(text: string): Named | null {
    const verb = verbs.atStart(wordsOf(text));
    return verb && targetAt(text, verb.end);
  }

  /** "my phone number is wrong" */
  function targetFirst(text: string): Named | null {
    const named = targetAt(text, 0);
    if (!named) return null;
    const afterLink = skip(links, text, named.end);
    const verb = wrong.atStart(wordsOf(text.slice(afterLink)));
    return afterLink > named.end && verb ? { ...named, end: afterLink + verb.end } : null;
  }

  /** What follows "to"; a free answer must be marked by it. */
  function valueAfter(question: Question, text: string): Answer {
    const start = skip(links, text, 0);
    const isMarked = start > 0 || /^\s*[:=]/.test(text) || hasOwnForm(question);
    const said = text
      .slice(start)
      .replace(/^[\s:=,]+/, '')
      .trim();
    const reading = isMarked && said !== '' ? readers.read(question, said) : null;
    return reading?.kind === 'value' ? reading.value : null;
  }

  /** Nothing but words that carry nothing: anything else says more than "change this". */
  const isOver = (text: string): boolean =>
    wordsOf(text).every(({ key }) => connectors.has(key) || fillers.has(key) || common.has(key));

  return (text, view) => {
    const moved = reschedule.atStart(wordsOf(text));
    if (moved && isOver(text.slice(moved.end))) return { type: 'change', target: 'SLOT' };
    const named = verbFirst(text) ?? targetFirst(text);
    if (!named) return null;
    const { id, question } = named.target;
    const rest = text.slice(named.end);
    const value = question && valueAfter(question, rest);
    if (question && value !== null) return newAnswer(question, value, view);
    return isOver(rest) ? { type: 'change', target: id } : null;
  };
}

/** Whether an answer to it can be told from other words. */
const hasOwnForm = ({ kind }: Question): boolean => kind === 'email' || kind === 'phone' || kind === 'number';

/** The names that the business gives its questions come before those that everybody uses. */
function targetBook({ questions }: Business, { kinds, slot, service }: Lexicon['corrections']) {
  const book = new PhraseBook<Target>();
  for (const question of questions) {
    book.add([question.label, question.id, ...question.synonyms], { id: question.id, question });
  }
  for (const question of questions) book.add(kinds[question.kind] ?? [], { id: question.id, question });
  return book.add(slot, { id: 'SLOT', question: null }).add(service, { id: 'SERVICE', question: null });
}
