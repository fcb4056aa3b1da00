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

/** The answers in a reply, to the question asked and to others. */
export interface ToldAnswers {
  readonly answers: Answers;
  readonly wish: SlotWish | null;
  /** Why the answer to the question asked is invalid; null if there was none. */
  readonly reason: InvalidReason | null;
}

const NOTHING_TOLD: ToldAnswers = { answers: {}, wish: null, reason: null };

interface Scene {
  readonly readers: Readers;
  readonly said: Said;
  readonly asked: Question;
  /** Whether the answer to the question asked is marked, as in "my name is Ana". */
  readonly isMarked: boolean;
}

/**
 * Reads a reply clause by clause. An unmarked clause answers the question asked, and further ones the next
 * questions, as far as they fit: "Ann, ann@acme.com, 912 345 678, Acme, 25".
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
  // A lone answer is taken as written, commas included; "Ann Lee, the manager" contains her name.
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
  // The first answer to a question counts.
  const answers: Answers = { ...clause.answers, ...before.answers };
  const told: ToldAnswers = { ...before, answers, wish: before.wish ?? wish };
  if (left.text === '') return told;
  const answer = answers[asked.id];
  if (answer === undefined)
    return isMarked ? told : withReading(told, asked, readers.answers.read(asked, left));
  const next = readers.answers.readNext(left, asked, { ...said.view.answers, ...answers });
  if (next) return { ...told, answers: { ...answers, ...next } };
  // "Acme, Inc." is one name, and the continuation of free text belongs to it.
  return asked.kind === 'text' && !isMarked
    ? withReading(told, asked, readers.answers.read(asked, passageOf(`${answer}, ${left.text}`)))
    : told;
}

const withReading = (told: ToldAnswers, { id }: Question, reading: AnswerReading): ToldAnswers =>
  reading.kind === 'value'
    ? { ...told, answers: { ...told.answers, [id]: reading.value } }
    : { ...told, reason: told.reason ?? reading.reason };

/**
 * A clause that only states a time, unless it may be the answer itself; after a name, the clause's last
 * words.
 */
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
