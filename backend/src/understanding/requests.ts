import { newest } from '../lib/newest.ts';
import { onceForEach } from '../lib/once-for-each.ts';
import { type Lexicon, REQUESTS, type Request } from './lexicon/lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import { type Utterance, type Word, wordsOf } from './utterance.ts';

export type RequestReader = ReturnType<typeof createRequestReader>;

/** Requests that are possible in every state. */
export const createRequestReader = onceForEach((lexicon: Lexicon) => {
  const alone = new PhraseBook<Request>(lexicon.fillers);
  const within = new PhraseBook<Request>(lexicon.fillers);
  for (const request of REQUESTS) {
    alone.add(lexicon.requests[request].alone, request);
    alone.add(lexicon.requests[request].within, request);
    within.add(lexicon.requests[request].within, request);
  }
  const core = createCoreReader(lexicon);
  const named = (words: readonly Word[]): Request | null => alone.exact(words) ?? alone.exact(core(words));

  /**
   * "Forget it, thanks", "leave it, I changed my mind": every part is a request, and all but courtesies are
   * the same one.
   */
  function inParts({ text, words }: Utterance): Request | null {
    if (words.length > MAX_WORDS_IN_PARTS || !PARTS.test(text)) return null;
    const parts = text.split(PARTS).filter((part) => part.trim() !== '');
    const said = parts.map((part) => named(wordsOf(part)));
    if (said.length < 2 || said.includes(null)) return null;
    const [meant, ...others] = said.filter((request) => !isCourtesy(request));
    if (meant) return others.every((other) => other === meant) ? meant : null;
    return COURTESIES.findLast((one) => said.includes(one)) ?? null;
  }

  return {
    /** The whole message is the request, possibly with polite words around it. */
    whole(said: Utterance): Request | null {
      return alone.exact(said.words) ?? inParts(said) ?? alone.exact(core(said.words));
    },
    /** A greeting, thanks or a goodbye, word for word. */
    courtesy({ words }: Utterance): Request | null {
      const request = alone.exact(words);
      return isCourtesy(request) ? request : null;
    },
    /** The request is part of a longer sentence. */
    within({ words }: Utterance): Request | null {
      return within.within(words).find(({ start }) => !isNegated(words, start, lexicon))?.value ?? null;
    },
  };
});

const PARTS = /[,.;!]+(?:\s+|$)/u;
/** A longer message tells a story. */
const MAX_WORDS_IN_PARTS = 12;
/** Only the last one is answered. */
const COURTESIES: readonly Request[] = ['greet', 'thank', 'goodbye'];
const isCourtesy = (request: Request | null): boolean => request !== null && COURTESIES.includes(request);

/** "Hi, please, could you …": more openings in a row are not a request. */
const MAX_LEAD_INS = 6;

export type CoreReader = (words: readonly Word[]) => readonly Word[];

/**
 * A message without "I would like to" in front and "instead" at its end; the message itself if nothing else
 * is left.
 */
export const createCoreReader = onceForEach((lexicon: Lexicon): CoreReader => {
  const { fillers, leadIns, tails } = lexicon;
  const fronts = new PhraseBook<true>(fillers).add(leadIns, true);
  const backs = new PhraseBook<true>(fillers).add(tails, true);

  function withoutTail(words: readonly Word[]): readonly Word[] {
    const back = backs.within(words).at(-1);
    const isBack = back && back.end === words.at(-1)?.end && back.start > (words[0]?.start ?? 0);
    return isBack ? words.filter(({ end }) => end <= back.start) : words;
  }

  return newest((words) => {
    let rest = withoutNo(words, lexicon);
    for (let stripped = 0; stripped < MAX_LEAD_INS; stripped++) {
      const end = fronts.atStart(rest)?.end;
      if (end === undefined) break;
      const shorter = rest.filter(({ start }) => start >= end);
      if (shorter.length === 0) return rest;
      rest = shorter;
    }
    // "… works for me, thanks"
    return withoutTail(withoutTail(rest));
  });
});

/** "No, I want …", but not "não quero …". */
function withoutNo(words: readonly Word[], { negations }: Lexicon): readonly Word[] {
  const [first, next] = words;
  return first && next && negations.has(first.key) && next.start - first.end > 1 ? words.slice(1) : words;
}

/** How far before a phrase "don't" still negates it. */
const NEGATION_REACH = 3;

export function isNegated(
  words: readonly Word[],
  start: number,
  { negations }: Lexicon,
  reach = NEGATION_REACH,
): boolean {
  const before = words.filter((word) => word.end <= start).slice(-reach);
  return before.some(({ key }) => negations.has(key));
}
