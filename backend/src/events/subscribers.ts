type OnSignal = (signal: string) => void;

/** The subscribers of this instance, by channel. */
export class Subscribers {
  readonly #byChannel = new Map<string, Set<OnSignal>>();

  get channels(): readonly string[] {
    return [...this.#byChannel.keys()];
  }

  /** True for the channel's first subscriber. */
  add(channel: string, onSignal: OnSignal): boolean {
    const known = this.#byChannel.get(channel);
    if (known) {
      known.add(onSignal);
      return false;
    }
    this.#byChannel.set(channel, new Set([onSignal]));
    return true;
  }

  /** True for the channel's last subscriber. */
  remove(channel: string, onSignal: OnSignal): boolean {
    const known = this.#byChannel.get(channel);
    if (!known?.delete(onSignal) || known.size > 0) return false;
    return this.#byChannel.delete(channel);
  }

  deliver(channel: string, signal: string): void {
    for (const onSignal of this.#byChannel.get(channel) ?? []) onSignal(signal);
  }
}
