import type { VisitorEvent } from '../dialogue/events.ts';
import type { DialogueState } from '../dialogue/step.ts';
import type { AssistantSignals } from '../events/assistant-signals.ts';
import type { Leases } from '../sessions/lease.ts';
import type { ModelReader } from '../understanding/model/model-reader.ts';
import type { Message } from '../understanding/understand.ts';

/** What a turn needs in order to ask a model. */
export interface ModelPorts {
  readonly read: ModelReader;
  /**
   * True while the model's breaker is open. Such a turn runs as if there were no model, and takes no lease.
   */
  readonly isResting: () => boolean;
  /**
   * Held from the first question to the model until the commit, so that no two instances pay for one
   * message.
   */
  readonly leases: Pick<Leases, 'withLease'>;
  readonly signals: Pick<AssistantSignals, 'typing' | 'draft'>;
  /** The total time for a turn, including the wait for the lease and for earlier messages. */
  readonly timeoutMs: number;
}

/** A message that the rules are unsure of. */
export interface Asking {
  readonly message: Message;
  /** The state of the conversation, in the language of the message. */
  readonly from: DialogueState;
  /** What the rules make of it. */
  readonly rules: VisitorEvent;
}

interface Turn {
  readonly sessionId: string;
  readonly messageId: string;
}

/**
 * A turn's questions to the model: one time budget for all of them, and one question for each state that
 * the turn finds the conversation in.
 */
export class Consultation {
  readonly #ports: ModelPorts;
  readonly #turn: Turn;
  readonly #timeoutMs: number;
  /** Keyed by state, so that a turn that starts again does not pay twice. */
  readonly #proposals = new Map<string, VisitorEvent | null>();
  /** Null until `begin`. */
  #signal: AbortSignal | null = null;

  /** `timeoutMs`: what is left of the turn's time. */
  constructor(ports: ModelPorts, { sessionId, messageId }: Turn, timeoutMs: number) {
    this.#ports = ports;
    this.#turn = { sessionId, messageId };
    this.#timeoutMs = timeoutMs;
  }

  get hasBegun(): boolean {
    return this.#signal !== null;
  }

  /** Takes the lease for the rest of the turn. Its previous holder may have answered this very message. */
  begin<Result>(rest: () => Promise<Result>): Promise<Result> {
    this.#signal = AbortSignal.timeout(this.#timeoutMs);
    return this.#ports.leases.withLease(this.#turn.sessionId, rest);
  }

  /** Takes as long as the model takes, so any session read before it may be stale afterwards. */
  async ask(asking: Asking): Promise<void> {
    const signal = this.#signal;
    const proposal = signal && !signal.aborted ? await this.#read(asking, signal) : null;
    this.#proposals.set(asking.from.state, proposal);
  }

  /** Null if the model has nothing better than the rules; undefined if it was not asked. */
  proposalIn({ state }: DialogueState): VisitorEvent | null | undefined {
    return this.#proposals.get(state);
  }

  #read({ message, from, rules }: Asking, signal: AbortSignal): Promise<VisitorEvent | null> {
    const { read, signals } = this.#ports;
    const { sessionId, messageId } = this.#turn;
    const view = { ...message.view, locale: from.context.locale };
    signals.typing(sessionId);
    return read({
      sessionId,
      message: { ...message, view },
      from,
      rules,
      signal,
      onDraft: (text) => signals.draft(sessionId, messageId, text),
    });
  }
}
