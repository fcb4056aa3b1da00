import type { Visitor } from './visitor.ts';

export interface Load {
  readonly turns: number;
  readonly seconds: number;
  /** Latency of each turn, in ascending order. */
  readonly latenciesMs: readonly number[];
}

/**
 * All visitors at once, each sending its next message as soon as the last one is answered, until `isOver`.
 */
export async function runLoad(visitors: readonly Visitor[], isOver: () => boolean): Promise<Load> {
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  const keepTalking = async (visitor: Visitor): Promise<void> => {
    while (!isOver()) {
      const sentAt = performance.now();
      await visitor.takeTurn();
      latenciesMs.push(performance.now() - sentAt);
    }
  };
  await Promise.all(visitors.map(keepTalking));
  const seconds = (performance.now() - startedAt) / 1_000;
  return { turns: latenciesMs.length, seconds, latenciesMs: latenciesMs.sort((a, b) => a - b) };
}

export function after(seconds: number): () => boolean {
  const until = performance.now() + seconds * 1_000;
  return () => performance.now() >= until;
}
