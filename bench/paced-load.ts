import { setTimeout as delay } from 'node:timers/promises';
import type { Visitor } from './visitor.ts';

export interface PacedLoad {
  readonly turns: number;
  /** Measured from when each turn was due, not from when it was sent; in ascending order. */
  readonly latenciesMs: readonly number[];
  /**
   * How late the load generator was for each turn, in ascending order: its own share of these latencies.
   */
  readonly latenessMs: readonly number[];
}

/**
 * An open-loop load: a fixed rate of turns a second, whether or not answers come. A visitor's turns are
 * sequential; if an answer is still outstanding when the next turn is due, that turn is sent afterwards,
 * and the wait counts.
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
