/** Runs the turns of one conversation one after another, and those of different ones side by side. */
export class TurnQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  /** `waited`: another turn of the conversation was under way when this one came. */
  async run<Result>(id: string, turn: (waited: boolean) => Promise<Result>): Promise<Result> {
    const before = this.#last.get(id);
    // A turn that failed has told its own caller; the next one only waits for it.
    const running =
      before === undefined
        ? turn(false)
        : before.then(
            () => turn(true),
            () => turn(true),
          );
    this.#last.set(id, running);
    try {
      return await running;
    } finally {
      if (this.#last.get(id) === running) this.#last.delete(id);
    }
  }
}
