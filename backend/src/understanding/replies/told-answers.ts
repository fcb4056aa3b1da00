import type { InvalidReason } from '../../dialogue/events.ts';
import type { Answers } from '../../domain/answers.ts';
import type { Question } from '../../domain/business.ts';
import type { SlotWish } from '../../domain/slot.ts';
import type { AnswerReading } from '../answers/reading.ts';
import type { ToldClause } from '../answers/volunteered.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';
import { type Passage, passageOf } from '../utterance.ts';
import { type TornOff, tearOffTail } from '../wishes/tear-off-tail.ts';

/** What a reply to a question told, of that question and of others. */
export interface ToldAnswers {
  readonly answers: Answers;
  readonly wish: SlotWish | null;
  /** Why what was said of the question asked is no answer; null where nothing was. */
  readonly reason: InvalidReason | null;
}

const NOTHING_TOLD: ToldAnswers = { answers: {}, wish: null, reason: null };

interface Scene {
  readonly readers: Readers;
  readonly said: Said;
  readonly asked: Question;
  /** Whether the answer to the question asked is marked as such, as in "my name is Ana". */
  readonly isMarked: boolean;
}

/**
 * Reads a reply clause by clause. What no mark tells of is the answer to the question asked, and after that
 * to the next ones, as far as it can be: "Ann, ann@acme.com, 912 345 678, Acme, 25".
 */
export function readToldAnswers(readers: Readers, said: Said, asked: Question): ToldAnswers {
  const { left, wish } =
    asked.kind === 'name' ? tearOffTail(readers.wishIn, said, said.now) : { left: said, wish: null };
  const { answers: marked, clauses } = readers.volunteered(left, asked, said.view.answers);
  const scene: Scene = { readers, said, asked, isMarked: marked[asked.id] !== undefined };
  const told = clauses.reduce((before, clause, index) => takeClause(before, clause, index === 0, scene), {
    ...NOTHING_TOLD,
    wish,
  });
  const isAlone = Object.keys(told.answers).every((id) => id === asked.id) && told.wish === null;
  if (!isAlone || scene.isMarked || clauses.length < 2) return told;
  // An answer that stands alone is taken as it was written, commas and all; "Ann Lee, the manager" has her name in it.
  const whole = withReading(NOTHING_TOLD, asked, readers.answers.read(asked, said));
  return asked.kind === 'name' && whole.reason !== null ? told : whole;
}

function takeClause(
  before: ToldAnswers,
  clause: ToldClause,
  isFirst: boolean,
  { readers, said, asked, isMarked }: Scene,
): ToldAnswers {
  const { left, wish } = tearOffWish(readers, clause.left, asked, isFirst, said.now);
  // What was said first of a question counts.
  const answers: Answers = { ...clause.answers, ...before.answers };
  const told: ToldAnswers = { ...before, answers, wish: before.wish ?? wish };
  if (left.text === '') return told;
  const answer = answers[asked.id];
  if (answer === undefined)
    return isMarked ? told : withReading(told, asked, readers.answers.read(asked, left));
  const next = readers.answers.readNext(left, asked, { ...said.view.answers, ...answers });
  if (next) return { ...told, answers: { ...answers, ...next } };
  // "Acme, Inc." is one name, and what else free words go on with is part of them.
  return asked.kind === 'text' && !isMarked
    ? withReading(told, asked, readers.answers.read(asked, passageOf(`${answer}, ${left.text}`)))
    : told;
}

const withReading = (told: ToldAnswers, { id }: Question, reading: AnswerReading): ToldAnswers =>
  reading.kind === 'value'
    ? { ...told, answers: { ...told.answers, [id]: reading.value } }
    : { ...told, reason: told.reason ?? reading.reason };

/** A clause that says nothing but when, unless it may be the answer itself; behind a name, its last words. */
function tearOffWish(
  readers: Readers,
  clause: Passage,
  asked: Question,
  isFirst: boolean,
  now: number,
): TornOff {
  if (asked.kind === 'name') return tearOffTail(readers.wishIn, clause, now);
  const mayBeAnswer = isFirst && asked.kind !== 'email' && asked.kind !== 'phone';
  const wish = mayBeAnswer ? null : readers.wishIn(clause.text, now);
  return wish ? { left: NOTHING, wish } : { left: clause, wish: null };
}

const NOTHING: Passage = { text: '', words: [] };
