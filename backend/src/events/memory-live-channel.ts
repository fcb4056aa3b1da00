import type { LiveChannel } from './live-channel.ts';
import { Subscribers } from './subscribers.ts';

/** For sessions in this process's memory. */
export class MemoryLiveChannel implements LiveChannel {
  readonly #subscribers = new Subscribers();

  subscribe(sessionId: string, onSignal: (signal: string) => void): () => void {
    this.#subscribers.add(sessionId, onSignal);
    let isOver = false;
    queueMicrotask(() => {
      if (!isOver) onSignal('wake');
    });
    return () => {
      isOver = true;
      this.#subscribers.remove(sessionId, onSignal);
    };
  }

  async publish(sessionId: string, signal: string): Promise<void> {
    this.deliver(sessionId, signal);
  }

  deliver(sessionId: string, signal: string): void {
    this.#subscribers.deliver(sessionId, signal);
  }
}
