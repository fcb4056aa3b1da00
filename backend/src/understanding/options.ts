import { entriesOf } from '../assistant/knowledge/knowledge-entries.ts';
import { copyOf } from '../dialogue/copy/copy-of.ts';
import type { Copy } from '../dialogue/copy/en.ts';
import type { VisitorEvent } from '../dialogue/events.ts';
import type { DialogueView } from '../dialogue/expectation.ts';
import { whenLabel } from '../dialogue/replies/booking-replies.ts';
import { dateFormat } from '../dialogue/replies/dates.ts';
import type { Business, Choice, Topic } from '../domain/business.ts';
import { isEntryId } from '../domain/knowledge.ts';
import { slotStart } from '../domain/slot.ts';
import { whenId, whenOf } from '../domain/when-id.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { combine } from './lexicon/list.ts';
import { PhraseBook, skip } from './phrase-book.ts';
import { createCoreReader } from './requests.ts';
import { type Said, withoutOtherZone } from './said.ts';
import { type Utterance, type Word, wordsOf } from './utterance.ts';

export type OptionReader = (said: Said) => VisitorEvent | null;

const LIST_NUMBER = /^[([#]*(\d{1,2})[\])}.:,!-]*$/;
const FIGURE = /^\d{1,2}$/;

/** Which of the shown options was chosen: by number, id, or label. */
export function createOptionReader(business: Business, lexicon: Lexicon): OptionReader {
  const positions = createPositionReader(lexicon);
  const titles = new Map(
    entriesOf(business).map(({ id, titles: [title = ''] }) => [id, keysOf(wordsOf(title))]),
  );

  /** Of two offered entries, the one whose title was sent, even if another has the same question. */
  const entryShown = ({ words }: Said, known: readonly string[]): string | undefined =>
    known.find((one) => isEntryId(one) && titles.get(one) === keysOf(words));

  /** The time whose label was sent; undefined if two have the same, on the day when clocks go back. */
  function timeNamed({ text, view }: Said, known: readonly string[]): string | undefined {
    if (view.expectation.kind !== 'slot') return undefined;
    const copy = copyOf(view.locale, business);
    const label = withoutOtherZone(text).toLowerCase();
    const [only, ...others] = known.filter((id) => timeLabel(id, copy)?.toLowerCase() === label);
    return others.length === 0 ? only : undefined;
  }

  function timeLabel(id: string, copy: Copy): string | null {
    const when = whenOf(id);
    if (when) return whenLabel(when, copy);
    const start = slotStart(id);
    return start && dateFormat(copy.dateLocale, business.timeZone).dateTime(start);
  }

  return (said) => {
    const { text, view } = said;
    const numbered = numberedIds(business, view);
    const known = [...new Set([...numbered, ...numberedTimes(view), ...offeredBefore(view)])];
    // Without options there is nothing to choose; only for a list of choices is a number beyond it
    // reported.
    if (known.length === 0 && !isChoice(view)) return null;
    const lower = text.toLowerCase();
    const id = known.find((one) => one === text) ?? known.find((one) => one.toLowerCase() === lower);
    const shown = id ?? entryShown(said, known) ?? timeNamed(said, known);
    if (shown !== undefined) return toEvent(business, view, shown);
    if (!takesNumbers(view)) return null;
    const position = positions(said, numbered.length);
    if (position === null) return null;
    const chosen = numbered[position - 1] ?? numberedTimes(view)[position - 1];
    if (chosen !== undefined) return toEvent(business, view, chosen);
    // A bare number beyond a list of times may still be an hour.
    return isChoice(view) ? { type: 'invalid', reason: 'notAChoice' } : null;
  };
}

const keysOf = (words: readonly Word[]): string => words.map(({ key }) => key).join(' ');

const isChoice = ({ expectation }: DialogueView): boolean =>
  expectation.kind === 'question' && expectation.question.kind === 'choice';

/**
 * 1 for "1", "#1", "ok, 1 please", "option 1", "the first one"; `count` for "the last one"; null otherwise.
 */
function createPositionReader(lexicon: Lexicon) {
  const { before, after } = lexicon.positions;
  const positions = new PhraseBook<number>(withoutNumbers(lexicon));
  for (const [word, position] of [...Object.entries(lexicon.ordinals), ...Object.entries(lexicon.numbers)]) {
    positions.add([word, ...combine([word], after), ...combine(before, [word])], position);
  }
  for (let digit = 1; digit < 100; digit++) positions.add(combine(before, [String(digit)]), digit);
  const last = new PhraseBook<true>(lexicon.fillers).add(lexicon.last, true);
  const leadIns = [...lexicon.leadIns, ...lexicon.booking.verbs];
  const core = createCoreReader({ ...lexicon, leadIns, tails: [...lexicon.tails, ...lexicon.suits] });

  const markers = new PhraseBook<true>().add(lexicon.corrections.markers, true);

  /** After the comma of "no, the second one", nothing is refused any more. */
  function wordsMeant(said: Utterance): readonly Word[] {
    const rest = skip(markers, said);
    return core(/^[,;.:!]/.test(rest.text) ? rest.words : said.words);
  }

  /** A single figure: "1 2" is not 12. */
  function figure(words: readonly Word[]): number | null {
    const [only, ...others] = positions.significant(words);
    return only && others.length === 0 && FIGURE.test(only.key) ? Number(only.key) : null;
  }

  return (utterance: Utterance, count: number): number | null => {
    const { text, words, isQuestion } = utterance;
    const number = LIST_NUMBER.exec(text.normalize('NFKC'));
    if (number) return Number(number[1]);
    const told = wordsMeant(utterance);
    if (last.exact(words) || last.exact(told)) return count;
    const said = positions.exact(words) ?? positions.exact(told);
    return said ?? (isQuestion ? null : figure(told));
  };
}

/** An article may also be a number: "opção um". */
const withoutNumbers = ({ fillers, numbers }: Lexicon): ReadonlySet<string> =>
  new Set([...fillers].filter((word) => !Object.hasOwn(numbers, word)));

/** The ids that the newest message numbers or, if it is unknown, would number. */
function numberedIds(business: Business, { expectation, options }: DialogueView): readonly string[] {
  if (options.length > 0) return options;
  switch (expectation.kind) {
    case 'slot':
      return numberedTimes({ expectation });
    case 'menu':
      return [...idsOf(business.topics), 'SUPPORT', 'BOOK'];
    case 'topicSelect':
      return idsOf(expectation.topic.options);
    case 'service':
      return idsOf(business.services);
    case 'question':
      return expectation.question.kind === 'choice' ? idsOf(expectation.question.choices) : [];
    default:
      return [];
  }
}

/** Times can be named while something else is numbered, and by the numbers that it leaves free. */
const numberedTimes = ({ expectation }: Pick<DialogueView, 'expectation'>): readonly string[] =>
  expectation.kind === 'slot' ? (expectation.asked?.map(whenId) ?? expectation.offered) : [];

/** Times of an earlier list can be named by their labels. */
const offeredBefore = ({ expectation }: DialogueView): readonly string[] =>
  expectation.kind === 'slot' && expectation.asked ? expectation.offered : [];

/** Where "2" may itself be an answer, it is a position only in a list that was just shown. */
function takesNumbers({ expectation, options, seen }: DialogueView): boolean {
  if (!seen) return false;
  switch (expectation.kind) {
    case 'supportIssue':
      return options.length > 0;
    case 'question': {
      const { kind } = expectation.question;
      // "Keep it" and "skip" appear below a question that asks for a number; a way out replaces it.
      if (kind === 'number') return options.includes('person') || options.some(isEntryId);
      return kind !== 'text' || options.length > 0;
    }
    default:
      return true;
  }
}

const idsOf = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

/** Ids are unique only within a list: the current choice decides between equal ones. */
function toEvent(business: Business, view: DialogueView, id: string): VisitorEvent | null {
  return (
    asChosen(business, view.expectation, id) ??
    fixedEvent(id) ??
    asEntry(id) ??
    asTopic(business, id) ??
    asReading(id)
  );
}

function asChosen(
  business: Business,
  expectation: DialogueView['expectation'],
  id: string,
): VisitorEvent | null {
  switch (expectation.kind) {
    case 'slot':
      return expectation.offered.includes(id) ? { type: 'pickSlot', slotId: id } : null;
    case 'service':
      return has(business.services, id) ? { type: 'chooseService', serviceId: id } : null;
    case 'question': {
      const { question } = expectation;
      const isChoice = question.kind === 'choice' && has(question.choices, id);
      return isChoice ? { type: 'answer', answers: { [question.id]: id }, wish: null } : null;
    }
    case 'review':
      return has(business.questions, id) || id === 'SLOT' || id === 'SERVICE'
        ? { type: 'change', target: id }
        : null;
    case 'topicSelect':
    case 'topicDetail':
      return optionOf(expectation.topic, id);
    default:
      return null;
  }
}

/** Which of two entries was meant. */
const asEntry = (id: string): VisitorEvent | null =>
  isEntryId(id) ? { type: 'ask', asked: { kind: 'entry', entry: id } } : null;

function asTopic(business: Business, id: string): VisitorEvent | null {
  if (has(business.topics, id)) return { type: 'openTopic', topicId: id, optionId: null };
  const topic = business.topics.find(({ options }) => has(options, id));
  return topic ? optionOf(topic, id) : null;
}

/** One of two readings of a time. */
function asReading(id: string): VisitorEvent | null {
  const wish = whenOf(id);
  return wish && { type: 'wishSlot', wish };
}

const optionOf = (topic: Topic, id: string): VisitorEvent | null =>
  has(topic.options, id) ? { type: 'openTopic', topicId: topic.id, optionId: id } : null;

const has = (items: readonly Pick<Choice, 'id'>[], id: string): boolean =>
  items.some((item) => item.id === id);

/** Options that are the same at every business. */
function fixedEvent(id: string): VisitorEvent | null {
  switch (id) {
    case 'SUPPORT':
      return { type: 'openSupport' };
    case 'BOOK':
      return { type: 'book', serviceId: null, answers: {}, wish: null };
    case 'menu':
      return { type: 'openMenu' };
    case 'person':
      return { type: 'askPerson' };
    case 'more':
      return { type: 'moreSlots' };
    case 'back':
    case 'yes':
    case 'no':
    case 'keep':
    case 'skip':
    case 'cancel':
    case 'startOver':
      return { type: id };
    default:
      return null;
  }
}
