import { SeenTurns } from './seen-turns.ts';

/** The turns of one conversation that are in flight or waiting. */
interface Line {
  last: Promise<unknown>;
  readonly seen: SeenTurns;
}

/** Serializes the turns of one conversation; different conversations run concurrently. */
export class TurnQueue {
  readonly #lines = new Map<string, Line>();

  /**
   * `waited`: another turn of the conversation was in flight when this one arrived. `seen`: shared by the
   * turns in line.
   */
  async run<Result>(
    id: string,
    turn: (waited: boolean, seen: SeenTurns) => Promise<Result>,
  ): Promise<Result> {
    const line = this.#lines.get(id);
    const seen = line?.seen ?? new SeenTurns();
    const next = (): Promise<Result> => turn(line !== undefined, seen);
    // A failed turn has already rejected its own caller; the next turn only waits for it to end.
    const running = line === undefined ? next() : line.last.then(next, next);
    if (line === undefined) this.#lines.set(id, { last: running, seen });
    else line.last = running;
    try {
      return await running;
    } finally {
      if (this.#lines.get(id)?.last === running) this.#lines.delete(id);
    }
  }
}
