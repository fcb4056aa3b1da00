import type { VisitorEvent } from '../../dialogue/events.ts';
import type { DialogueView } from '../../dialogue/expectation.ts';
import type { Business } from '../../domain/business.ts';
import type { AnswerReaders } from '../answers/answer-readers.ts';
import type { CountedReader } from '../answers/counted.ts';
import type { LabelledReader } from '../answers/labelled.ts';
import type { VolunteeredReader } from '../answers/volunteered.ts';
import type { ClauseSplitter } from '../clauses.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, skip } from '../phrase-book.ts';
import type { Said } from '../said.ts';
import { cut, type Passage, passageOf } from '../utterance.ts';
import { tearOffTail, type WishIn } from '../wishes/tear-off-tail.ts';
import { createChangeReader } from './change.ts';
import { newAnswer } from './new-answer.ts';
import { createReplacedReader } from './replaced.ts';
import { createUnnamedReader } from './unnamed.ts';

export type CorrectionReader = (said: Said) => VisitorEvent | null;

/**
 * "No, my email is …", "change my phone to …", "actually it's Anna", "another day": an earlier answer is to
 * be replaced. Wishes for another time are read elsewhere.
 */
export function createCorrectionReader(
  business: Business,
  lexicon: Lexicon,
  answers: AnswerReaders,
  labelled: LabelledReader,
  readCounted: CountedReader,
  volunteered: VolunteeredReader,
  clausesOf: ClauseSplitter,
  wishIn: WishIn,
): CorrectionReader {
  const { corrections, leadIns, fillers } = lexicon;
  const markers = new PhraseBook<true>().add([...corrections.markers, ...leadIns, ...fillers], true);
  const turns = new PhraseBook<true>().add(corrections.turns, true);
  const readChange = createChangeReader(business, lexicon, answers);
  const readUnnamed = createUnnamedReader(business, lexicon, answers, readCounted, clausesOf);
  const readReplaced = createReplacedReader(business, lexicon, answers);

  /** "my email is …". Several clauses may contain several answers, which are read elsewhere. */
  function readNamed(text: Passage, view: DialogueView): VisitorEvent | null {
    const found = clausesOf(text).length > 1 ? null : labelled(text);
    if (!found) return null;
    return 'answer' in found
      ? newAnswer(found.question, found.answer, view)
      : { type: 'invalid', reason: found.reason };
  }

  /** "My name is Bob and my email is …": several answers at once. */
  function readSeveral(text: Passage, { view, now }: Said): VisitorEvent | null {
    if (Object.keys(view.answers).length < 2) return null;
    const { answers } = volunteered(text, null, view.answers);
    const ids = Object.keys(answers);
    if (ids.length < 2 || ids.some((id) => view.answers[id] === undefined)) return null;
    // "Tuesday at 8 or Friday at 9" looks like a person at a company.
    return wishIn(text.text, now) ? null : { type: 'correct', answers };
  }

  /** "Sorry, my name is Anna, with two n's": the rest is an explanation. */
  function readExplained(text: Passage, view: DialogueView): VisitorEvent | null {
    const [first, ...others] = clausesOf(text);
    const found = first && others.length > 0 ? labelled(first) : null;
    if (!found || !('answer' in found) || view.answers[found.question.id] === undefined) return null;
    const isExplained = others.every((one) => Object.keys(volunteered(one, null, {}).answers).length === 0);
    return isExplained ? newAnswer(found.question, found.answer, view) : null;
  }

  const insteadOf = new PhraseBook<true>().add(corrections.insteadOf, true);
  const beforeNew = new PhraseBook<true>().add(
    [
      ...corrections.itIs,
      ...corrections.links,
      ...corrections.markers,
      ...leadIns,
      ...lexicon.names.employments,
      ...lexicon.weAre,
    ],
    true,
  );
  const tails = new PhraseBook<true>(fillers).add(lexicon.tails, true);

  /** "I got the company wrong, it's Acme": first what is wrong, then the correction. */
  function readInTwo(text: Passage, view: DialogueView): VisitorEvent | null {
    const [first, ...others] = clausesOf(text);
    const change = first && others.length === 1 ? readChange(first, view) : null;
    const question =
      change?.type === 'change' ? business.questions.find(({ id }) => id === change.target) : null;
    const [second] = others;
    if (!change || !question || !second) return null;
    const reading = answers.read(question, withoutTail(skip(beforeNew, second)));
    return reading.kind === 'value' ? newAnswer(question, reading.value, view) : change;
  }

  /** "Acme Labs now" */
  function withoutTail(said: Passage): Passage {
    const tail = tails.within(said.words).at(-1);
    const isLast = tail && tail.start > 0 && tail.end === said.words.at(-1)?.end;
    return passageOf((isLast ? said.text.slice(0, tail.start) : said.text).trim());
  }

  const read = (text: Passage, view: DialogueView): VisitorEvent | null =>
    readChange(text, view) ?? readNamed(text, view);

  /** "My name is Bob, not Rob", "WhatsApp instead of Instagram" */
  function readBeforeOld(text: Passage, view: DialogueView): VisitorEvent | null {
    const old = insteadOf.within(text.words)[0];
    if (!old || old.start === 0) return null;
    const meant = passageOf(cut(text, 0, old.start).text.replace(/[\s,;]+$/, ''));
    return read(meant, view) ?? readUnnamed(meant, view, true);
  }

  /** "The email is … and the phone …" is not a single value. */
  const isSeveral = (text: Passage, { answers }: DialogueView): boolean =>
    Object.keys(volunteered(text, null, answers).answers).length > 1;

  function readAnswers(said: Said): VisitorEvent | null {
    const { words, view } = said;
    const unmarked = skip(markers, said);
    const isMarked = unmarked !== said;
    const turn = turns.within(words)[0]?.end;
    const mayBeUnnamed = isMarked || view.expectation.kind !== 'question';
    return (
      readReplaced(said, view) ??
      readSeveral(unmarked, said) ??
      readInTwo(unmarked, view) ??
      (isMarked ? readInTwo(said, view) : null) ??
      read(unmarked, view) ??
      readBeforeOld(unmarked, view) ??
      (isMarked ? readExplained(unmarked, view) : null) ??
      (turn === undefined ? null : read(cut(said, turn), view)) ??
      (mayBeUnnamed && !isSeveral(unmarked, view) ? readUnnamed(unmarked, view, isMarked) : null)
    );
  }

  return (said) => {
    const event = readAnswers(said);
    if (event?.type !== 'correct') return event;
    const { left, wish } = tearOffTail(wishIn, said, said.now);
    const besides = wish && readAnswers({ ...said, ...left });
    return wish && besides?.type === 'correct' ? { ...besides, wish } : event;
  };
}
