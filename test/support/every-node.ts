import { getAdjacencyMap } from 'xstate/graph';
import { createDialogueMachine } from '../../backend/src/dialogue/machine.ts';
import type { DialogueState } from '../../backend/src/dialogue/step.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import { everyEvent } from './dialogue-events.ts';

/** Every combination of state and relevant context, found by XState's graph traversal. */
export function everyNode(business: Business): readonly DialogueState[] {
  const map = getAdjacencyMap(createDialogueMachine(business), {
    // Without a hold it cannot be renewed, and with one it leads to nothing new.
    events: everyEvent(business).filter(({ type }) => type !== 'holdRenewed'),
    limit: 200_000,
    serializeState: ({ value, context }) =>
      JSON.stringify([
        value,
        Object.keys(context.answers).length > 0,
        Object.keys(context.answers).length === business.questions.length,
        context.serviceId,
        context.hold !== null,
        context.booking !== null,
        context.misses > 1,
      ]),
  });
  return Object.values(map).map(({ state }) => ({ state: leafOf(state.value), context: state.context }));
}

const leafOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? leafOf(Object.values(value)[0]) : String(value);
