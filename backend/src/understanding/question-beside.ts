import type { Asked, VisitorEvent } from '../dialogue/events.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { PhraseBook, skip } from './phrase-book.ts';
import type { Said } from './said.ts';
import { cut, type Passage, passageOf, readUtterance } from './utterance.ts';

/** A message that asks one thing and says another. */
export interface Parted {
  readonly question: Said;
  readonly rest: Said;
  /** The rest only introduces the question: "before I book". */
  readonly isLed: boolean;
}

/** A longer message is read as a whole. */
const MAX_LENGTH = 400;
const SENTENCES = /(?<=[!?]|(?:\p{L}{3}|\d)[.]) (?=\S)/u;
/** Where a question may start within a sentence. */
const JOINTS = /[,;:] ?|[–—-] | (?=¿?[\p{L}]+ )/gu;

/**
 * Splits "ana@acme.com, how long is the demo?" and "2 please. Do you take cards?"; null if a message only
 * asks, or asks nothing. A question is recognised by its mark or by its opening.
 */
export function createQuestionParter({ fillers, questions, joints }: Lexicon): (said: Said) => Parted | null {
  const openings = new PhraseBook<true>(fillers).add(questions, true);
  const between = new PhraseBook<true>().add(joints, true);

  const opens = (passage: Passage): boolean => openings.atStart(skip(between, passage).words) !== null;

  const asks = (sentence: string): boolean => sentence.endsWith('?') || opens(passageOf(sentence));

  /** Starts with "and"; "é" is not "e". */
  function isJoined(tail: Passage): boolean {
    const joint = between.atStart(tail.words);
    const written = joint && tail.text.slice(joint.start, joint.end).normalize('NFD');
    return written !== null && !/^\p{L}\p{M}$/u.test(written);
  }

  /** "Ana and how long does it take" → where "and how" begins. */
  function questionWithin(text: string): number | null {
    const whole = passageOf(text);
    for (const { index, 0: joint } of text.matchAll(JOINTS)) {
      const from = index + joint.length;
      const tail = cut(whole, from);
      const isParted = joint !== ' ' || text[from] === '¿';
      // "The demo and the contract are free?" is a single question.
      const isOne = isParted ? !text.endsWith('?') && !opens(tail) : !(isJoined(tail) && opens(tail));
      if (!isOne) return from;
    }
    return null;
  }

  function parted(said: Said, question: string, rest: string): Parted | null {
    const words = skip(between, passageOf(question)).text.trim();
    const left = rest.replace(/[\s,;:–—-]+$/u, '').trim();
    if (left === '' || words === '') return null;
    const asked = readUtterance(words);
    const others = readUtterance(left);
    return {
      question: { ...said, ...asked, isQuestion: true },
      rest: { ...said, ...others },
      isLed: skip(between, others).words.length === 0,
    };
  }

  /**
   * False is certain: a text that neither contains a question mark nor opens like a question is not one.
   */
  const mayAsk = ({ text, words }: Said): boolean => text.includes('?') || openings.mayBeIn(words);

  return (said) => {
    const { text } = said;
    if (text.length > MAX_LENGTH || !mayAsk(said)) return null;
    const sentences = text.split(SENTENCES);
    const at = sentences.findLastIndex(asks);
    if (sentences.length > 1 && at >= 0) {
      return parted(said, sentences[at] ?? '', sentences.filter((_, index) => index !== at).join(' '));
    }
    const from = questionWithin(text);
    return from === null ? null : parted(said, text.slice(from), text.slice(0, from));
  };
}

/**
 * What is said beside a question continues the booking; beside any other event, only the question counts.
 */
export function withQuestion(event: VisitorEvent, asks: Asked): VisitorEvent | null {
  switch (event.type) {
    case 'book':
    case 'answer':
    case 'correct':
    case 'wishSlot':
    case 'pickSlot':
    case 'chooseService':
      return { ...event, asks };
    default:
      return null;
  }
}
