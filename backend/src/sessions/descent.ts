import type { Descent, Expected, Session } from './session-store.ts';

/** Of a longer outage: the store may have one of the first, which it was sent as it went away, or what others handed in lately. */
const REMEMBERED = { first: 20, newest: 180 };

export const descentFrom = (base: number): Descent => ({ base, turnIds: new Map() });

/** Of a line that begins with `next`, computed from what the store held. */
export const descentOf = (next: Session, expected: Expected): Descent =>
  withTurnsOf(next, descentFrom(expected?.version ?? 0));

/** Of the same line, which has come to `session`. */
export function withTurnsOf(session: Session, descent: Descent): Descent {
  const turns = [...ownTurns(session, descent)];
  const { first, newest } = REMEMBERED;
  const isLong = turns.length > first + newest;
  const remembered = isLong ? [...turns.slice(0, first), ...turns.slice(-newest)] : turns;
  return { base: descent.base, turnIds: new Map(remembered) };
}

/**
 * Numbers and ids of the turns since `base`, as far as they are remembered. The answer to one of them may have
 * been lost on its way back, as may the word of another instance that it has handed them in: a store that ends with
 * one of these did not go on by itself.
 */
export function ownTurns(
  { version, turns }: Session,
  { base, turnIds }: Descent,
): ReadonlyMap<number, string> {
  const oldest = version - turns.length + 1;
  const remembered = turns.map(({ id }, index) => [oldest + index, id] as const);
  return new Map([...turnIds, ...remembered].filter(([turn]) => turn > base));
}

/** Whether a session goes on from an earlier state, for all that it remembers. */
export function goesOnFrom(
  { epoch, version, turns }: Session,
  earlier: Pick<Session, 'epoch' | 'version' | 'turns'>,
): boolean {
  if (epoch !== earlier.epoch || version < earlier.version) return false;
  const sameTurn = turns.at(earlier.version - version - 1)?.id;
  const newest = earlier.turns.at(-1)?.id;
  return sameTurn === undefined || newest === undefined || sameTurn === newest;
}
