import type { Told } from './model-world.ts';

/** A turn that some client got a reply to, with the turns before it. */
export interface Turn {
  readonly number: number;
  readonly messageId: string;
  readonly text: string;
  readonly before: Turn | null;
  /** One, unless two instances took the turn without being able to know of each other. */
  readonly told: Told[];
}

/** Newest first. */
export function lineOf(newest: Turn | null): readonly Turn[] {
  const line: Turn[] = [];
  for (let turn = newest; turn; turn = turn.before) line.push(turn);
  return line;
}

export const isIn = (newest: Turn | null, turn: Turn): boolean => lineOf(newest).includes(turn);

export const areOneLine = (one: Turn, other: Turn): boolean => isIn(one, other) || isIn(other, one);

/** The places whose turn no other place's turn continues. */
export const newestOf = <Place extends { readonly turn: Turn }>(places: readonly Place[]): readonly Place[] =>
  places.filter(({ turn }) => !places.some((other) => other.turn !== turn && isIn(other.turn, turn)));
