import {
  type AnyActorScope,
  createActor,
  type ExecutableActionObject,
  type SnapshotFrom,
  type StateValue,
} from 'xstate';
import type { Business } from '../domain/business.ts';
import { answersBeside } from './booking-actions.ts';
import { type DialogueContext, emptyContext } from './context.ts';
import type { Effect } from './effects.ts';
import type { DialogueEvent } from './events.ts';
import { createDialogueMachine, type DialogueMachine } from './machine.ts';
import type { Say } from './say.ts';

/** The position of a conversation: a public state name and its context. Plain JSON. */
export interface DialogueState {
  readonly state: string;
  readonly context: DialogueContext;
}

export interface StepResult {
  readonly dialogue: DialogueState;
  readonly says: readonly Say[];
  readonly effects: readonly Effect[];
}

export interface Stepper {
  /** The public state names, in no particular order. */
  readonly states: readonly string[];
  /** Pure: the same state and event give the same result, without side effects. */
  step(dialogue: DialogueState, event: DialogueEvent): StepResult;
}

type Snapshot = SnapshotFrom<DialogueMachine>;

export function createStepper(business: Business): Stepper {
  const machine = createDialogueMachine(business);
  const atRest = snapshotsByLeaf(machine);
  const collected: ExecutableActionObject[] = [];
  const scope = inertScope(machine, collected);

  return {
    states: [...atRest.keys()],
    step(dialogue, event) {
      const snapshot = atRest.get(dialogue.state);
      if (!snapshot) throw new Error(`No state "${dialogue.state}" in the dialogue of ${business.id}`);
      collected.length = 0;
      const next = machine.transition({ ...snapshot, context: dialogue.context }, event, scope);
      const result = toResult(next, collected);
      const asked = 'asks' in event && event.asks;
      return asked ? { ...result, says: [...answersBeside(asked), ...result.says] } : result;
    },
  };
}

/** Collects the two actions that leave the machine as data; XState's internal actions are ignored. */
function toResult(next: Snapshot, actions: readonly ExecutableActionObject[]): StepResult {
  const says: Say[] = [];
  const effects: Effect[] = [];
  let missed = false;
  for (const { type, params } of actions) {
    if (!params) continue;
    if (type === 'perform') effects.push(params as unknown as Effect);
    if (type !== 'say') continue;
    const said = params as unknown as Say;
    says.push(said);
    missed ||= said.say === 'reask' || said.say === 'wayOut';
  }
  const misses = missed ? next.context.misses + 1 : 0;
  const context = misses === next.context.misses ? next.context : { ...next.context, misses };
  return { dialogue: { state: leafOf(next.value), context }, says, effects };
}

function leafOf(value: Snapshot['value']): string {
  let leaf: unknown = value;
  while (typeof leaf === 'object' && leaf !== null) leaf = Object.values(leaf)[0];
  return String(leaf);
}

/**
 * One resolved snapshot for each leaf, built once; a turn puts its own context into it. Resolving the state
 * anew for each turn gives the same nodes and costs more than the transition itself.
 */
function snapshotsByLeaf(machine: DialogueMachine): Map<string, Snapshot> {
  const context = emptyContext('en');
  return new Map(
    leavesOf(machine.root).map((node) => {
      const value = stateValue(node.path) as Snapshot['value'];
      return [node.key, machine.resolveState({ value, context })];
    }),
  );
}

/** The states that a turn may end in: leaves without an immediate transition. */
function leavesOf(node: DialogueMachine['root']): DialogueMachine['root'][] {
  const children = Object.values(node.states);
  if (children.length > 0) return children.flatMap(leavesOf);
  return node.always && node.always.length > 0 ? [] : [node];
}

/** `['booking', 'BOOK_SLOT']` → `{ booking: 'BOOK_SLOT' }` */
function stateValue(path: readonly string[]): StateValue {
  const [head = '', ...rest] = path;
  return rest.length === 0 ? head : { [head]: stateValue(rest) };
}

/**
 * XState's `transition()` builds an actor with its system for every call, which is most of the cost of a
 * turn. The machine only needs a place to hand its actions to; this scope is built once and never started.
 */
function inertScope(machine: DialogueMachine, collected: ExecutableActionObject[]): AnyActorScope {
  const self = createActor(machine);
  return {
    self,
    system: self.system,
    id: self.id,
    sessionId: self.sessionId,
    logger: () => undefined,
    defer: () => undefined,
    emit: () => undefined,
    stopChild: () => undefined,
    actionExecutor: (action) => collected.push(action),
  };
}
