import type { TimeWords } from '../lexicon/time-words.ts';
import { anyOf, wholeWords } from './scrap.ts';

/** A piece of a text that names what is unacceptable; `too`: it is the end of the unacceptable range. */
export interface RuledOut {
  readonly text: string;
  readonly too: 'early' | 'late' | null;
}

export interface Sides {
  readonly wanted: string;
  readonly ruledOut: readonly RuledOut[];
}

/** The most words between "not" and the excluded day: "not available on the 24th". */
const REACH = 3;

/**
 * Separates what is wanted from what is excluded, clause by clause: "Tuesday but not in the morning",
 * "Saturdays don't work, what about Friday?", "9:30 is too early". Null if a text excludes nothing, which
 * is usual.
 */
export function createSideReader(words: TimeWords): (text: string) => Sides | null {
  const when = [
    anyOf(words.weekdays),
    anyOf(Object.values(words.parts).flat()),
    anyOf(words.namedTimes),
    anyOf(words.months),
  ].join('|');
  const nearby = [
    when,
    anyOf(words.nearDays),
    anyOf(words.weeks),
    anyOf(words.weekends),
    anyOf(words.feasts),
    anyOf(words.monthsAhead),
    '\\d{1,4}',
  ].join('|');
  const before = wholeWords(`(?:${words.unwanted})(?=\\s+(?:\\p{L}+\\s+){0,${REACH}}(?:${nearby}))`);
  const after = wholeWords(words.unwantedAfter);
  /** "Saturdays don't work Tuesday is fine" does not exclude Tuesday. */
  const rightAfter = wholeWords(`(?<=(?:${nearby})\\s)(?:${words.unwantedAfter})`);
  const tooEarly = wholeWords(words.tooEarly);
  const tooLate = wholeWords(words.tooLate);
  const anywhere = new RegExp([before, after, tooEarly, tooLate].map(({ source }) => source).join('|'), 'u');
  const clauseEnd = new RegExp(words.clauseEnd, 'u');
  const list = new RegExp(
    `(?:${when})(?:,\\s*(?:${when}))+(?=,?\\s(?:${words.or}|${words.and})\\s+(?:${when}))`,
    'gu',
  );
  const or = wholeWords(words.or);
  /** "Monday, Tuesday or Friday" is one clause. */
  const asOneClause = (text: string) => text.replaceAll(list, (days) => days.replaceAll(',', ' '));

  /** The excluded part follows "not", and precedes "doesn't work". */
  function sidesOf(clause: string): { readonly wanted: string; readonly ruledOut: RuledOut | null } {
    const not = rightAfter.test(clause) ? null : before.exec(clause);
    if (not) {
      const text = clause.slice(not.index + not[0].length);
      return { wanted: clause.slice(0, not.index), ruledOut: { text, too: null } };
    }
    const early = tooEarly.exec(clause);
    const late = tooLate.exec(clause);
    const verdict = early ?? late ?? after.exec(clause);
    if (!verdict) return { wanted: clause, ruledOut: null };
    const too = early ? 'early' : late ? 'late' : null;
    const [front, behind] = [clause.slice(0, verdict.index), clause.slice(verdict.index + verdict[0].length)];
    // "Too early at 9"
    return front.trim() === ''
      ? { wanted: front, ruledOut: { text: behind, too } }
      : { wanted: behind, ruledOut: { text: front, too } };
  }

  /** "Saturday or in the morning" is not Saturday morning. */
  const eachOf = ({ text, too }: RuledOut): readonly RuledOut[] =>
    text.split(or).map((piece) => ({ text: piece, too }));

  return (text) => {
    if (!anywhere.test(text)) return null;
    const sides = asOneClause(text).split(clauseEnd).map(sidesOf);
    return {
      wanted: sides.map(({ wanted }) => wanted).join(', '),
      ruledOut: sides.flatMap(({ ruledOut }) => (ruledOut ? eachOf(ruledOut) : [])),
    };
  };
}
