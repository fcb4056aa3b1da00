import type { SlotWish } from '../../domain/slot.ts';
import { cut, type Passage, passageOf } from '../utterance.ts';

/** A text without the wish at its end. */
export interface TornOff {
  readonly left: Passage;
  readonly wish: SlotWish | null;
}

/** The wish, if the text says nothing else. */
export type WishIn = (text: string, now: number) => SlotWish | null;

/** A longer clause is more than a phrase followed by a time. */
const MAX_WORDS = 15;

/** "Bob tomorrow at 3", but not "Billy Sunday". */
export function tearOffTail(wishIn: WishIn, clause: Passage, now: number): TornOff {
  if (clause.words.length > MAX_WORDS) return { left: clause, wish: null };
  for (const { start } of clause.words) {
    // Not within "ana@acme.so".
    if (/\S/.test(clause.text[start - 1] ?? ' ')) continue;
    const tail = clause.text.slice(start);
    const wish = /^\p{Lu}\p{Ll}+$/u.test(tail) ? null : wishIn(tail, now);
    // "Good afternoon" is a greeting, not a time.
    const isGreeting = start > 0 && wish?.day === null && wish.time?.kind === 'part';
    if (wish && !isGreeting)
      return { left: passageOf(cut(clause, 0, start).text.replace(/[\s,;]+$/, '')), wish };
  }
  return { left: clause, wish: null };
}
