import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Connection } from './connection.ts';
import {
  canSend,
  countsDown,
  initialModel,
  type Message,
  type Model,
  type OutgoingMessage,
  reduce,
  retriesByItself,
} from './model.ts';
import type { SessionMemory } from './session-memory.ts';

const TICK_MS = 1_000;

export interface ConversationOptions {
  readonly connection: Connection;
  readonly memory: SessionMemory;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly newMessageId: () => string;
  /** IANA name; null where the browser does not know it. */
  readonly timeZone: string | null;
}

/** Joins the model and the connection: what the visitor does goes out, what comes back is reduced. */
export class Conversation {
  readonly #connection: Connection;
  readonly #memory: SessionMemory;
  readonly #now: () => number;
  readonly #newMessageId: () => string;
  readonly #model: Signal<Model>;
  readonly #stopClock: () => void;

  constructor({ connection, memory, now, newMessageId, timeZone }: ConversationOptions) {
    this.#connection = connection;
    this.#memory = memory;
    this.#now = now;
    this.#newMessageId = newMessageId;
    this.#model = signal(initialModel(now(), timeZone));
    this.#stopClock = this.#runClock();
  }

  get model(): ReadonlySignal<Model> {
    return this.#model;
  }

  open({ byVisitor }: { byVisitor: boolean }): void {
    this.#dispatch({ type: 'opened', byVisitor });
    if (this.#model.peek().phase.kind === 'idle') void this.#start();
    else this.#tick();
  }

  close(): void {
    this.#dispatch({ type: 'closed' });
  }

  /** Sends what was typed or chosen; while another message is on its way it does nothing. */
  say(text: string): void {
    if (canSend(this.#model.peek())) void this.#send({ id: this.#newMessageId(), text });
  }

  /** Tries again what failed, under the same message id. */
  retry(): void {
    const { phase } = this.#model.peek();
    if (phase.kind !== 'failed') return;
    void (phase.outgoing ? this.#send(phase.outgoing) : this.#start());
  }

  /** Leaves an ended conversation for a new one, which the server makes with its first message. */
  startOver(): void {
    this.#memory.session = null;
    if (this.#model.peek().business) this.#dispatch({ type: 'restarted' });
    else void this.#start();
  }

  setOnline(online: boolean): void {
    this.#dispatch({ type: 'onlineChanged', online });
    const { phase } = this.#model.peek();
    if (online && phase.kind === 'failed' && phase.failure.kind === 'unreachable') this.retry();
  }

  dispose(): void {
    this.#stopClock();
    this.#connection.close();
  }

  async #start(): Promise<void> {
    this.#dispatch({ type: 'starting' });
    const [business, resumed] = await Promise.all([
      this.#connection.business(),
      this.#memory.session ? this.#connection.resume() : null,
    ]);
    const card = business.ok ? business.value : null;
    if (resumed && !resumed.ok) return this.#dispatch({ type: 'failed', failure: resumed.failure });
    if (!resumed && !business.ok) return this.#dispatch({ type: 'failed', failure: business.failure });
    this.#dispatch({ type: 'started', business: card, snapshot: resumed?.value ?? null });
  }

  async #send(outgoing: OutgoingMessage): Promise<void> {
    this.#dispatch({ type: 'sending', outgoing });
    const outcome = await this.#connection.send(outgoing);
    if (outcome.ok) this.#dispatch({ type: 'replied', reply: outcome.value });
    else this.#dispatch({ type: 'failed', failure: outcome.failure });
  }

  #dispatch(message: Message): void {
    this.#model.value = reduce({ ...this.#model.peek(), now: this.#now() }, message);
  }

  /** Ticks only while something on screen counts down. */
  #runClock(): () => void {
    const running = computed(() => countsDown(this.#model.value));
    return effect(() => {
      if (!running.value) return;
      const timer = setInterval(() => this.#tick(), TICK_MS);
      return () => clearInterval(timer);
    });
  }

  #tick(): void {
    this.#dispatch({ type: 'ticked' });
    if (retriesByItself(this.#model.peek())) this.retry();
  }
}
