import type { Descent, Expected, Session } from './session-store.ts';

/** Of a line that begins with `next`, computed from what the store held. */
export const descentOf = (next: Session, expected: Expected): Descent => ({
  base: expected?.version ?? 0,
  firstTurn: next.turns.at(-1)?.id ?? null,
});

/**
 * Numbers and ids of the turns since `base`, as far as they are remembered. The answer to one of them may have
 * been lost on its way back: a store that ends with one of these did not go on by itself.
 */
export function ownTurns(
  { version, turns }: Session,
  { base, firstTurn }: Descent,
): ReadonlyMap<number, string> {
  const oldest = version - turns.length + 1;
  const remembered = turns.map(({ id }, index) => [oldest + index, id] as const);
  const own = new Map(remembered.filter(([turn]) => turn > base));
  if (firstTurn !== null) own.set(base + 1, firstTurn);
  return own;
}
