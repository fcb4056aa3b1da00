import type { VisitorEvent } from '../../dialogue/events.ts';
import type { DialogueView } from '../../dialogue/expectation.ts';
import type { Answer } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { AnswerReaders } from '../answers/answer-readers.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, skip } from '../phrase-book.ts';
import { cut, type Passage, passageOf } from '../utterance.ts';
import { newAnswer } from './new-answer.ts';

/** What is to be changed: a question by its id, `SLOT` or `SERVICE`. */
interface Target {
  readonly id: string;
  readonly question: Question | null;
}

/** A target and the text after it. */
interface Named {
  readonly target: Target;
  readonly rest: Passage;
}

/** "change my email", "change my email to …", "wrong number", "the phone is wrong", "reschedule". */
export function createChangeReader(
  business: Business,
  { corrections, fillers, connectors, common }: Lexicon,
  readers: AnswerReaders,
): (said: Passage, view: DialogueView) => VisitorEvent | null {
  const phrases = (...list: readonly string[]) => new PhraseBook<true>().add(list, true);
  const verbs = phrases(...corrections.verbs, ...corrections.wrong);
  const told = phrases(...corrections.told);
  const wrong = phrases(...corrections.wrong, ...corrections.wrongAfter);
  const wrongAfter = phrases(...corrections.wrongAfter);
  const giving = phrases(...corrections.giving);
  const others = phrases(...corrections.wrong);
  const reschedule = phrases(...corrections.reschedule);
  const before = phrases(...corrections.possessives, ...fillers);
  const links = phrases(...corrections.links);
  const partsOfName = phrases(...corrections.partsOfName);
  const targets = targetBook(business, corrections, fillers);

  function targetAt(said: Passage): Named | null {
    const named = skip(before, said);
    const match = targets.atStart(named.words);
    return match && { target: match.value, rest: cut(named, match.end) };
  }

  /** "change my phone number" */
  function verbFirst(said: Passage): Named | null {
    const verb = verbs.atStart(said.words);
    return (verb && targetAt(cut(said, verb.end))) ?? otherOne(said);
  }

  /** "give you a different phone number", "be another day" */
  function otherOne(said: Passage): Named | null {
    const given = skip(giving, said);
    const named = skip(before, given);
    const other = given === said ? null : others.atStart(named.words);
    return other && targetAt(cut(named, other.end));
  }

  /** "my phone number is wrong", "email errado" */
  function targetFirst(said: Passage): Named | null {
    const named = targetAt(said);
    if (!named) return null;
    const afterLink = skip(links, named.rest);
    const verb = (afterLink === named.rest ? wrongAfter : wrong).atStart(afterLink.words);
    return verb && { ...named, rest: cut(afterLink, verb.end) };
  }

  /** The value after "to"; a free-text answer must be marked by it. */
  function valueAfter(question: Question, rest: Passage): Answer {
    const afterLink = skip(links, rest);
    const isMarked = afterLink !== rest || /^\s*[:=]/.test(rest.text) || hasOwnForm(question);
    const said = afterLink.text
      .replace(/^[\s:=,]+/, '')
      .replace(/[?!]+$/, '')
      .trim();
    const reading = isMarked && said !== '' ? readers.read(question, passageOf(said)) : null;
    return reading?.kind === 'value' ? reading.value : null;
  }

  /** Only filler words are left: anything else says more than "change this". */
  const isOver = (rest: Passage): boolean =>
    skip(wrongAfter, rest).words.every(
      ({ key }) => connectors.has(key) || fillers.has(key) || common.has(key),
    );

  /** "My phone number": sufficient where the changeable things are listed. */
  function targetAlone(said: Passage): VisitorEvent | null {
    const named = targetAt(said);
    return named && isOver(named.rest) ? { type: 'change', target: named.target.id } : null;
  }

  /** "My last name is spelled Sylva": asks for the whole name again. */
  function partOfName(said: Passage, { answers }: DialogueView): VisitorEvent | null {
    const name = business.questions.find(({ kind, id }) => kind === 'name' && answers[id] !== undefined);
    const verb = verbs.atStart(said.words);
    const part = skip(before, verb ? cut(said, verb.end) : said);
    return name && partsOfName.atStart(part.words) ? { type: 'change', target: name.id } : null;
  }

  /** "I picked the wrong day" */
  function afterTold(said: Passage): Passage {
    const rest = skip(told, said);
    return rest === said ? said : skip(before, rest);
  }

  return (message, view) => {
    const said = afterTold(message);
    const moved = reschedule.atStart(said.words);
    if (moved && isOver(cut(said, moved.end))) return { type: 'change', target: 'SLOT' };
    const named = verbFirst(said) ?? targetFirst(said);
    if (!named)
      return partOfName(said, view) ?? (view.expectation.kind === 'review' ? targetAlone(said) : null);
    const { target, rest } = named;
    const { id, question } = target;
    const value = question && valueAfter(question, rest);
    if (question && value !== null) return newAnswer(question, value, view);
    return isOver(rest) ? { type: 'change', target: id } : null;
  };
}

/** Whether its answers are recognisable among other words. */
const hasOwnForm = ({ kind }: Question): boolean => kind === 'email' || kind === 'phone' || kind === 'number';

/** The business's names for its questions take precedence over general ones. */
function targetBook(
  { questions }: Business,
  { kinds, slot, service }: Lexicon['corrections'],
  fillers: ReadonlySet<string>,
) {
  const book = new PhraseBook<Target>(fillers);
  for (const question of questions) {
    book.add([question.label, question.id, ...question.synonyms], { id: question.id, question });
  }
  for (const question of questions) book.add(kinds[question.kind] ?? [], { id: question.id, question });
  return book.add(slot, { id: 'SLOT', question: null }).add(service, { id: 'SERVICE', question: null });
}
