import { setTimeout as delay } from 'node:timers/promises';
import type { Visitor } from './visitor.ts';

export interface PacedLoad {
  readonly turns: number;
  /** From when each turn was due, not from when it could be sent; in ascending order. */
  readonly latenciesMs: readonly number[];
  /** How much later than due the load came to each, in ascending order: its own part of these latencies. */
  readonly latenessMs: readonly number[];
}

/**
 * So many turns a second, evenly, whether answers come or not. Visitors take their turns one after another; one who
 * still waits for an answer when the next turn is due sends it after that, and the waiting counts.
 */
export async function runPacedLoad(
  visitors: readonly Pick<Visitor, 'takeTurn'>[],
  turnsPerSecond: number,
  seconds: number,
): Promise<PacedLoad> {
  const turns = Math.round(turnsPerSecond * seconds);
  const [latenciesMs, latenessMs]: [number[], number[]] = [[], []];
  const failures: unknown[] = [];
  const conversations = visitors.map((visitor) => ({ visitor, lastTurn: Promise.resolve() }));

  const takeTurn = async (visitor: Pick<Visitor, 'takeTurn'>, dueAt: number): Promise<void> => {
    await visitor.takeTurn();
    latenciesMs.push(performance.now() - dueAt);
  };
  const startAt = performance.now();
  for (let turn = 0; turn < turns && failures.length === 0; turn += 1) {
    const dueAt = startAt + (turn / turnsPerSecond) * 1_000;
    const waitMs = Math.ceil(dueAt - performance.now());
    if (waitMs > 0) await delay(waitMs);
    latenessMs.push(performance.now() - dueAt);
    const conversation = conversations[turn % conversations.length];
    if (!conversation) throw new Error('A load needs visitors');
    const { visitor, lastTurn } = conversation;
    conversation.lastTurn = lastTurn
      .then(() => takeTurn(visitor, dueAt))
      .catch((error: unknown) => void failures.push(error));
  }
  await Promise.all(conversations.map(({ lastTurn }) => lastTurn));
  if (failures.length > 0) throw new Error('A turn failed under a paced load', { cause: failures[0] });
  return { turns, latenciesMs: ascending(latenciesMs), latenessMs: ascending(latenessMs) };
}

const ascending = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);
