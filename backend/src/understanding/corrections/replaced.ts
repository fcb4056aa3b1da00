import type { VisitorEvent } from '../../dialogue/events.ts';
import type { DialogueView } from '../../dialogue/expectation.ts';
import type { Answer } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { AnswerReaders } from '../answers/answer-readers.ts';
import type { AnswerReading } from '../answers/reading.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, skip } from '../phrase-book.ts';
import { cut, type Passage, passageOf, wordsOf } from '../utterance.ts';
import { newAnswer } from './new-answer.ts';

/** The value that is no longer meant, and the one that is. */
interface Replaced {
  readonly old: Passage;
  readonly meant: Passage;
}

/** "Anna, not Ana", "not Acme, it's Acme Brazil": the old value tells which answer is to be replaced. */
export function createReplacedReader(
  { questions }: Business,
  { corrections, weAre }: Lexicon,
  readers: AnswerReaders,
): (said: Passage, view: DialogueView) => VisitorEvent | null {
  const insteadOf = new PhraseBook<true>().add(corrections.insteadOf, true);
  const around = new PhraseBook<true>().add(
    [...corrections.insteadOf, ...corrections.itIs, ...corrections.markers, ...weAre],
    true,
  );

  const turns = new PhraseBook<true>().add(corrections.turns, true);
  const parts = new PhraseBook<true>().add(corrections.partsOfName, true);
  const links = new PhraseBook<true>().add(corrections.links, true);

  const possessives = new PhraseBook<true>().add(corrections.possessives, true);
  const labels = new PhraseBook<true>().add(
    questions.flatMap(({ kind, label, synonyms }) => [
      label,
      ...synonyms,
      ...(corrections.kinds[kind] ?? []),
    ]),
    true,
  );
  /** "My name" in "my name is not Ana, it's Anna". */
  const isLabel = (said: Passage): boolean => labels.exact(skip(possessives, said).words) !== null;

  /** The text without "it's" in front. */
  function bare(said: Passage): Passage {
    const part = parts.within(said.words)[0];
    const { text, words } = skip(around, part ? skip(links, cut(said, part.end)) : said);
    return passageOf(text.slice(words[0]?.start, words.at(-1)?.end).trim());
  }

  function part(said: Passage): Replaced | null {
    const [not] = insteadOf.within(said.words);
    if (!not) return null;
    const after = cut(said, not.end);
    const before = bare(cut(said, 0, not.start));
    // "Globex, not Acme", and in Portuguese word order: "Acme não, Globex".
    if (before.words.length > 0 && !isLabel(before))
      return /^\s*,/.test(after.text)
        ? { old: before, meant: bare(after) }
        : { old: bare(after), meant: before };
    const comma = after.text.indexOf(',');
    if (comma >= 0) return { old: bare(cut(after, 0, comma)), meant: bare(cut(after, comma + 1)) };
    // "Not 25 but 35"
    const [turn] = turns.within(after.words);
    return turn ? { old: bare(cut(after, 0, turn.start)), meant: bare(cut(after, turn.end)) } : null;
  }

  /** The new answer; null if the text does not refer to this one. */
  function corrected(question: Question, answer: Answer | undefined, replaced: Replaced): Answer {
    const { old, meant } = replaced;
    const { kind } = question;
    if (kind === 'choice' && readers.namedChoice(question, old) !== answer) return null;
    if (kind === 'number' && !isNumber(readers.read(question, old), answer)) return null;
    const text =
      kind === 'choice' || kind === 'number' ? meant.text : inPlaceOf(String(answer ?? ''), replaced, kind);
    const reading = text === null ? null : readers.read(question, passageOf(text));
    return reading?.kind === 'value' ? reading.value : null;
  }

  return (said, view) => {
    const replaced = part(said);
    if (!replaced || replaced.old.words.length === 0 || replaced.meant.words.length === 0) return null;
    for (const question of questions) {
      const answer = corrected(question, view.answers[question.id], replaced);
      if (answer !== null) return newAnswer(question, answer, view);
    }
    return null;
  };
}

const isNumber = (reading: AnswerReading, answer: Answer | undefined): boolean =>
  reading.kind === 'value' && reading.value === answer;

/** In a name or free text a part may be replaced: "not Ana, Anna" turns Ana Silva into Anna Silva. */
function inPlaceOf(answer: string, { old, meant }: Replaced, kind: Question['kind']): string | null {
  const words = wordsOf(answer);
  const at = words.findIndex((_, index) =>
    old.words.every(({ key }, offset) => words[index + offset]?.key === key),
  );
  const [first, last] = [words[at], words[at + old.words.length - 1]];
  if (!first || !last) return null;
  const isWhole = old.words.length === words.length;
  if (isWhole || meant.words.length > old.words.length) return meant.text;
  const isInWords = kind === 'name' || kind === 'text';
  return isInWords ? answer.slice(0, first.start) + meant.text + answer.slice(last.end) : null;
}
