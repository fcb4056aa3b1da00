import type { DialogueView } from '../dialogue/expectation.ts';
import { readUtterance, type Utterance } from './utterance.ts';

/** A message together with what it replies to. */
export interface Said extends Utterance {
  readonly view: DialogueView;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

const LIST_NUMBER = /^[([#]*\d{1,2}\s?[\])}.:-]+\s*/;

/** "1) Pricing" → "Pricing": the number was copied with the label. */
export const withoutListNumber = (text: string): string => text.replace(LIST_NUMBER, '');

const OTHER_ZONE = /\s*\([^()]*\d:\d[^()]*\)\s*$/;

/** Without what follows a time as it is shown: `(05:30 in New York)`. */
export const withoutOtherZone = (text: string): string => text.replace(OTHER_ZONE, '');

/** The same reply, as if it contained only the label. */
export function asLabel(said: Said): Said {
  const label = withoutListNumber(said.text);
  return label === said.text ? said : { ...said, ...readUtterance(label) };
}
