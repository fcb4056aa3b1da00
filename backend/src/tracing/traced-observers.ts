import type { Attributes } from '@opentelemetry/api';
import type { ModelObserver } from '../assistant/model/model-observer.ts';
import type { DatabaseObserver } from '../database/database.ts';
import type { TurnMetrics } from '../metrics/turn-metrics.ts';
import type { SessionObserver } from '../sessions/session-observer.ts';
import type { EffectPorts } from '../turns/run-effects.ts';
import type { TurnOutcome } from '../turns/turn-outcome.ts';

import type { Tracing } from './tracing.ts';

/** Receives turns and their parts, as metrics do. */
export interface Observers {
  readonly turns: Pick<TurnMetrics, 'taken' | 'failed'>;
  readonly sessions: SessionObserver;
  readonly bookings: DatabaseObserver & { readonly effect: EffectPorts['observe'] };
  readonly model: ModelObserver;
}

/** Adds spans to the observers, so that callers need not know of tracing. */
export const tracedObservers = (
  { turns, sessions, bookings, model }: Observers,
  tracing: Tracing,
): Observers => ({
  turns: {
    taken(outcome, seconds) {
      turns.taken(outcome, seconds);
      tracing.note(about(outcome));
    },
    failed: (seconds) => turns.failed(seconds),
  },
  sessions: {
    storeCommand(verb, seconds, ok) {
      sessions.storeCommand(verb, seconds, ok);
      tracing.part(`store ${verb}`, { kind: 'client', seconds, failed: !ok });
    },
    wroteBack: (outcome) => sessions.wroteBack(outcome),
    lostUnsaved: () => sessions.lostUnsaved(),
  },
  bookings: {
    databaseWork(seconds, outcome) {
      bookings.databaseWork(seconds, outcome);
      tracing.part('database', { kind: 'client', seconds, failed: outcome !== 'done' });
    },
    effect(effect, outcome, seconds) {
      bookings.effect(effect, outcome, seconds);
      tracing.part(`effect ${effect}`, {
        kind: 'internal',
        seconds,
        attributes: { 'holdfast.outcome': outcome },
      });
    },
  },
  model: {
    modelAsked(seconds) {
      model.modelAsked(seconds);
      tracing.part('model', { kind: 'client', seconds });
    },
    modelUsed: (tokens) => model.modelUsed(tokens),
    modelFailed: (reason) => model.modelFailed(reason),
  },
});

function about(outcome: TurnOutcome): Attributes {
  if (outcome.kind !== 'replied') return { 'holdfast.outcome': outcome.kind };
  const { from, reply, event, understoodBy } = outcome;
  return {
    'holdfast.outcome': event === 'retry' ? 'retry' : 'replied',
    'holdfast.event': event,
    'holdfast.state.from': from,
    'holdfast.state.to': reply.state,
    'holdfast.degraded': reply.notices?.includes('degraded') ?? false,
    ...(understoodBy !== null && { 'holdfast.understood_by': understoodBy }),
  };
}
