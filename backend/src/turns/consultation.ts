import type { VisitorEvent } from '../dialogue/events.ts';
import type { DialogueState } from '../dialogue/step.ts';
import type { AssistantSignals } from '../events/assistant-signals.ts';
import type { Leases } from '../sessions/lease.ts';
import type { ModelReader } from '../understanding/model/model-reader.ts';
import type { Message } from '../understanding/understand.ts';

/** What a turn asks a model by. */
export interface ModelPorts {
  readonly read: ModelReader;
  /** True while it is left alone: a turn goes as without a model, and takes no lease. */
  readonly isResting: () => boolean;
  /** Held while the model is asked and until the turn is committed, so that no two instances pay for one message. */
  readonly leases: Pick<Leases, 'withLease'>;
  readonly signals: Pick<AssistantSignals, 'typing' | 'draft'>;
  /** A turn waits so long for it all in all, the wait for the lease and for earlier messages included. */
  readonly timeoutMs: number;
}

/** A message that rules are unsure of. */
export interface Asking {
  readonly message: Message;
  /** Where the conversation stands, in the language that the message is in. */
  readonly from: DialogueState;
  /** What rules make of it. */
  readonly rules: VisitorEvent;
}

interface Turn {
  readonly sessionId: string;
  readonly messageId: string;
}

/** A turn's asking of a model: within one time, and once for each state that the turn finds the conversation in. */
export class Consultation {
  readonly #ports: ModelPorts;
  readonly #turn: Turn;
  readonly #timeoutMs: number;
  /** By state. A turn that has to start again pays nothing again. */
  readonly #proposals = new Map<string, VisitorEvent | null>();
  /** Null until it begins. */
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

  /** Takes the lease for the rest of the turn. Whoever had it before may have answered this very message. */
  begin<Result>(rest: () => Promise<Result>): Promise<Result> {
    this.#signal = AbortSignal.timeout(this.#timeoutMs);
    return this.#ports.leases.withLease(this.#turn.sessionId, rest);
  }

  /** Takes as long as a model takes: what was read of the session before is old then. */
  async ask(asking: Asking): Promise<void> {
    const signal = this.#signal;
    const proposal = signal && !signal.aborted ? await this.#read(asking, signal) : null;
    this.#proposals.set(asking.from.state, proposal);
  }

  /** Null where the model has nothing better than rules have, undefined while it was not asked. */
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
