import type { Commit, Descent, Expected, Session } from './session-store.ts';

/**
 * How many turn ids a long outage remembers. The first: a store that failed may still have applied the last
 * command it got. The newest: other instances may have written them back recently.
 */
const REMEMBERED = { first: 20, newest: 180 };

export const descentFrom = (base: number): Descent => ({ base, turnIds: new Map() });

/** The descent of a line of turns that starts with `next`, computed from what the store held. */
export const descentOf = (next: Session, expected: Expected): Descent =>
  withTurnsOf(next, descentFrom(expected?.version ?? 0));

/** The descent of the same line after it has advanced to `session`. */
export function withTurnsOf(session: Session, descent: Descent): Descent {
  const turns = [...ownTurns(session, descent)];
  const { first, newest } = REMEMBERED;
  const isLong = turns.length > first + newest;
  const remembered = isLong ? [...turns.slice(0, first), ...turns.slice(-newest)] : turns;
  return { base: descent.base, turnIds: new Map(remembered) };
}

/**
 * Turn numbers and message ids of the turns since `base`, as far as they are remembered. The
 * acknowledgement of any of them may have been lost, whether it was sent to the store or written back by
 * another instance. A store whose newest turn is one of these has therefore not advanced on its own.
 */
export function ownTurns(
  { version, turns }: Session,
  { base, turnIds }: Descent,
): ReadonlyMap<number, string> {
  const oldest = version - turns.length + 1;
  const remembered = turns.map(({ id }, index) => [oldest + index, id] as const);
  return new Map([...turnIds, ...remembered].filter(([turn]) => turn > base));
}

/**
 * Whether a turn was computed from this session. Lines that parted during an outage can have the same
 * version, so the turn before has to be there, too.
 */
export function isComputedFrom({ version, epoch, turns }: Session, { expected, next }: Commit): boolean {
  const previous = next.turns.at(-2)?.id;
  const isSameLine = previous === undefined || turns.some(({ id }) => id === previous);
  return version === expected?.version && epoch === expected.epoch && isSameLine;
}

/** Whether a session descends from an earlier one, as far as its remembered turns tell. */
export function goesOnFrom(
  { epoch, version, turns }: Session,
  earlier: Pick<Session, 'epoch' | 'version' | 'turns'>,
): boolean {
  if (epoch !== earlier.epoch || version < earlier.version) return false;
  const sameTurn = turns.at(earlier.version - version - 1)?.id;
  const newest = earlier.turns.at(-1)?.id;
  return sameTurn === undefined || newest === undefined || sameTurn === newest;
}
