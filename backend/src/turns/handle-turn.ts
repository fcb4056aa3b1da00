import { newAttempt } from '../bookings/attempt.ts';
import type { TurnOfSession } from '../bookings/reservation-store.ts';
import type { DialogueContext } from '../dialogue/context.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { type Clock, toInstant } from '../lib/clock.ts';
import { monotonicMs } from '../lib/deadline.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';
import type { SessionReading } from '../sessions/session-sources.ts';
import type { Session } from '../sessions/session-store.ts';
import type { Understanding } from '../understanding/understand.ts';
import type { VisitorMemory } from '../visitors/visitor-memory.ts';
import { beginTurn, type TurnStart } from './begin-turn.ts';
import { commitTurn } from './commit-turn.ts';
import { Consultation, type ModelPorts } from './consultation.ts';
import { findForgottenTurn } from './find-forgotten-turn.ts';
import { isNewerBuilds } from './newer-build.ts';
import { type Arrival, recogniseVisitor } from './recognise-visitor.ts';
import { findTurn, type KnownTurn } from './remembered-turn.ts';
import type { EffectPorts, TurnOfVisitor } from './run-effects.ts';
import type { SeenTurns } from './seen-turns.ts';
import { type Stepped, takeStep } from './take-step.ts';
import { type Basis, isDegraded, isJustCommitted, wasRead } from './turn-basis.ts';
import type { TurnOutcome, TurnRequest } from './turn-outcome.ts';
import { TurnQueue } from './turn-queue.ts';
import { type Unclear, type Understood, understandMessage } from './understand-message.ts';

export interface TurnPorts {
  readonly dialogue: Dialogue;
  readonly understand: Understanding;
  /** Null: rules alone read messages. */
  readonly model: ModelPorts | null;
  readonly sessions: ResilientSessionStore;
  readonly visitors: VisitorMemory;
  readonly effects: EffectPorts;
  readonly clock: Clock;
}

type Attempted =
  | TurnOutcome
  | { readonly kind: 'again'; readonly basis: Basis }
  /** Nothing has been done yet. */
  | Unclear;

interface Tally {
  /** Epoch milliseconds. */
  readonly arrivedAt: number;
  /** Another turn was committed after the message arrived, so the visitor had not seen that turn's reply. */
  overtaken: boolean;
  readonly seen: SeenTurns;
  commands: number;
  /** Null until the visitor was looked up. */
  arrival: Arrival | null;
  /** Null when no model is to be asked. */
  readonly consultation: Consultation | null;
  /** Attempts that changed something outside and were not committed. */
  readonly lost: TurnOfSession[];
}

/** A conversation that goes on already carries its visitor. */
const NOBODY: Arrival = { visitor: null, known: null, ended: null, commands: 0 };

/**
 * A turn that loses a race starts again. Each loss is another turn's success, so the conversation still
 * progresses.
 */
const MAX_ATTEMPTS = 100;

/**
 * Takes a message to a committed turn: load, understand, step and run its effects, commit. This is the only
 * place that knows the order. Turns of one conversation are serialized within this instance; across
 * instances the comparison in `commit` decides.
 */
export class TurnHandler {
  readonly #ports: TurnPorts;
  readonly #queue = new TurnQueue();

  constructor(ports: TurnPorts) {
    this.#ports = ports;
  }

  handle(request: TurnRequest): Promise<TurnOutcome> {
    const { clock } = this.#ports;
    const arrivedAt = clock.now();
    const startedAt = monotonicMs();
    return this.#queue.run(request.sessionId, (waited, seen) => {
      const consultation = this.#consultation(request, monotonicMs() - startedAt);
      return this.#settle(request, {
        arrivedAt,
        overtaken: waited,
        seen,
        commands: 0,
        arrival: null,
        consultation,
        lost: [],
      });
    });
  }

  /** Null also when earlier messages took so long that the model is unlikely to answer in time. */
  #consultation(request: TurnRequest, waitedMs: number): Consultation | null {
    const { model } = this.#ports;
    if (model === null || model.isResting()) return null;
    const leftMs = Math.ceil(model.timeoutMs - waitedMs);
    return leftMs >= model.timeoutMs / 2 ? new Consultation(model, request, leftMs) : null;
  }

  async #settle(request: TurnRequest, tally: Tally): Promise<TurnOutcome> {
    try {
      return await this.#run(request, 'copy', tally);
    } finally {
      // Only after the last attempt: the committed one may have adopted what a lost one did.
      for (const lost of tally.lost.toReversed()) await this.#undo(lost);
    }
  }

  async #run(request: TurnRequest, from: Basis, tally: Tally): Promise<TurnOutcome> {
    let basis = from;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const attempted: Attempted = await this.#attempt(request, basis, tally);
      if (attempted.kind === 'unclear') {
        const { consultation } = attempted;
        if (!consultation.hasBegun) return consultation.begin(() => this.#run(request, 'store', tally));
        await consultation.ask(attempted);
        basis = 'store';
      } else if (attempted.kind === 'again') basis = attempted.basis;
      else return attempted;
    }
    return { kind: 'busy' };
  }

  async #undo(lost: TurnOfSession): Promise<void> {
    const { reservations, tickets, logger } = this.#ports.effects;
    try {
      await reservations.undo(lost);
      await tickets.undo(lost);
    } catch (error) {
      // The reply stands in any case; a hold left by a lost attempt expires by itself.
      logger.warn({ err: error, turn: lost.turn }, 'a lost attempt could not be undone');
    }
  }

  async #attempt(request: TurnRequest, basis: Basis, tally: Tally): Promise<Attempted> {
    const { dialogue, sessions, effects, clock } = this.#ports;
    const loaded = await sessions.load(request.sessionId, {
      fresh: basis === 'store',
      token: request.token ?? null,
      isNew: request.isNew ?? false,
    });
    if (loaded.kind === 'deleted' || loaded.kind === 'refused') return { kind: loaded.kind };
    if (wasRead(loaded)) tally.commands += 1;
    const certain = basis === 'seen' || wasRead(loaded) || isDegraded(loaded);

    if (loaded.kind === 'found' && isNewerBuilds(loaded.session, dialogue, clock.now()))
      return { kind: 'newerBuild' };

    const arrival = await this.#recognise(request, loaded, tally);
    const now = clock.now();
    const start = beginTurn(loaded, arrival, request, dialogue, toInstant(now));
    const retried = start.session && this.#retried(start.session, request, tally, certain);
    if (retried) return retried;
    if (start.session && mayBeForgotten(request, tally)) return this.#lookBack(request, tally);

    const seen = start.asShown && !tally.overtaken && !isJustCommitted(start.session, tally.arrivedAt);
    const view = dialogue.view(start.dialogue, start.lastReply, seen);
    const message = { text: request.message, view, now };
    const understood = understandMessage(this.#ports, message, start.dialogue, tally.consultation);
    if (understood.kind === 'unclear') return understood;
    const session = turnOf(request, start);
    const { from, event, says } = understood;
    const stepped = await takeStep({ dialogue, ports: effects, now }, from, event, session, certain);
    if (stepped.kind === 'mustBeSure') return { kind: 'again', basis: 'store' };
    const preface = [...start.preface, ...says];
    const attempted = await this.#commit(request, { ...start, preface }, understood, stepped, session, tally);
    // This attempt had read the newest state, so the turn it lost to came after the message.
    if (certain && attempted.kind === 'again') tally.overtaken = true;
    return attempted;
  }

  /** The outcome of a retry; null for a new message. */
  #retried(session: Session, request: TurnRequest, tally: Tally, certain: boolean): Attempted | null {
    tally.seen.add(session, this.#ports.clock.now());
    const known = findTurn(session, request.messageId, request.message);
    if (!known) return null;
    return certain ? replyAgain(known, session, tally) : { kind: 'again', basis: 'store' };
  }

  /** Looks for the message among turns that the session no longer remembers, as the transcript has them. */
  async #lookBack(request: TurnRequest, tally: Tally): Promise<Attempted> {
    const { sessionId, token = null } = request;
    const opened = await this.#ports.sessions.open(sessionId, token);
    if (wasRead(opened)) tally.commands += 1;
    if (opened.kind !== 'found') return { kind: 'again', basis: 'store' };
    const known = findForgottenTurn(opened.session, opened.events, request, tally.seen);
    if (known) return replyAgain(known, opened.session, tally);
    return mayBeForgotten(request, tally) ? { kind: 'busy' } : { kind: 'again', basis: 'store' };
  }

  /** Looked up at most once a turn, and only when a conversation begins. */
  async #recognise(request: TurnRequest, loaded: SessionReading, tally: Tally): Promise<Arrival> {
    if (loaded.kind !== 'absent' && loaded.kind !== 'expired') return NOBODY;
    if (tally.arrival) return tally.arrival;
    const { sessions, visitors, effects } = this.#ports;
    const { reservations } = effects;
    tally.arrival = await recogniseVisitor(request, loaded, { sessions, visitors, reservations });
    tally.commands += tally.arrival.commands;
    return tally.arrival;
  }

  async #commit(
    request: TurnRequest,
    start: TurnStart,
    { event, by }: Understood,
    stepped: Extract<Stepped, { kind: 'done' }>,
    session: TurnOfVisitor,
    tally: Tally,
  ): Promise<Attempted> {
    const committed = await commitTurn(this.#ports, request, start, stepped);
    if (!committed.degraded) tally.commands += 1;
    if (committed.kind !== 'applied' && stepped.changed) tally.lost.push(session);
    if (committed.kind === 'deleted') return { kind: 'deleted' };
    if (committed.kind === 'again') return { kind: 'again', basis: committed.basis };
    this.#note(start.visitor, stepped.dialogue.context);
    return {
      kind: 'replied',
      turn: session.turn,
      reply: committed.reply,
      session: committed.session,
      from: start.dialogue.state,
      event: event.type,
      understoodBy: by,
      commands: tally.commands,
    };
  }

  #note(visitor: string | null, { answers, booking }: DialogueContext): void {
    if (visitor === null) return;
    this.#ports.visitors.note(visitor, { answers, booking: booking?.reference ?? null });
  }
}

const mayBeForgotten = ({ messageId }: TurnRequest, { seen, arrivedAt }: Tally): boolean =>
  seen.mayHave({ messageId, arrivedAt });

function replyAgain(
  { turn, reply, sameText }: KnownTurn,
  session: Session,
  { commands }: Tally,
): TurnOutcome {
  if (!sameText) return { kind: 'messageIdReused' };
  const { state: from } = reply;
  return { kind: 'replied', turn, reply, session, from, event: 'retry', understoodBy: null, commands };
}

const turnOf = (
  { sessionId, clientAddress }: TurnRequest,
  { session, createdAt, epoch, visitor, dialogue }: TurnStart,
): TurnOfVisitor => ({
  sessionId,
  conversation: createdAt,
  turn: (session?.version ?? 0) + 1,
  epoch,
  attempt: newAttempt(epoch),
  maybeBookedIn: dialogue.context.maybeBookedIn,
  visitor,
  clientAddress,
});
