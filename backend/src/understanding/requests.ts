import { type Lexicon, REQUESTS, type Request } from './lexicon/lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import type { Utterance, Word } from './utterance.ts';

export type RequestReader = ReturnType<typeof createRequestReader>;

/** What can be asked for in every state. */
export function createRequestReader(lexicon: Lexicon) {
  const alone = new PhraseBook<Request>(lexicon.fillers);
  const within = new PhraseBook<Request>(lexicon.fillers);
  for (const request of REQUESTS) {
    alone.add(lexicon.requests[request].alone, request);
    alone.add(lexicon.requests[request].within, request);
    within.add(lexicon.requests[request].within, request);
  }
  const core = createCoreReader(lexicon);

  return {
    /** The whole message is the request, with politeness around it. */
    whole({ words }: Utterance): Request | null {
      return alone.exact(words) ?? alone.exact(core(words));
    },
    /** The request stands in a sentence that says more. */
    within({ words }: Utterance): Request | null {
      return within.within(words).find(({ start }) => !isNegated(words, start, lexicon))?.value ?? null;
    },
  };
}

/** "Hi, please, could you …": more than this in a row is no request. */
const MAX_LEAD_INS = 6;

export type CoreReader = (words: readonly Word[]) => readonly Word[];

/** A message without "I would like to" in front and "instead" behind; the message itself, if nothing else is in it. */
export function createCoreReader({ fillers, leadIns, tails }: Lexicon): CoreReader {
  const fronts = new PhraseBook<true>(fillers).add(leadIns, true);
  const backs = new PhraseBook<true>(fillers).add(tails, true);

  function withoutTail(words: readonly Word[]): readonly Word[] {
    const back = backs.within(words).at(-1);
    const isBack = back && back.end === words.at(-1)?.end && back.start > (words[0]?.start ?? 0);
    return isBack ? words.filter(({ end }) => end <= back.start) : words;
  }

  return (words) => {
    let rest = words;
    for (let stripped = 0; stripped < MAX_LEAD_INS; stripped++) {
      const end = fronts.atStart(rest)?.end;
      if (end === undefined) break;
      const shorter = rest.filter(({ start }) => start >= end);
      if (shorter.length === 0) return rest;
      rest = shorter;
    }
    // "… works for me, thanks"
    return withoutTail(withoutTail(rest));
  };
}

/** How far in front of a phrase "don't" still speaks of it. */
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
