/** Runs the turns of one conversation one after another, and those of different ones side by side. */
export class TurnQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<Result>(id: string, turn: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(id);
    // A turn that failed has told its own caller; the next one only waits for it.
    const running = before === undefined ? turn() : before.then(turn, turn);
    this.#last.set(id, running);
    try {
      return await running;
    } finally {
      if (this.#last.get(id) === running) this.#last.delete(id);
    }
  }
}
