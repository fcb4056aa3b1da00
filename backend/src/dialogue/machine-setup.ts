import { assign, setup } from 'xstate';
import type { DialogueContext } from './context.ts';
import type { Effect } from './effects.ts';
import type { DialogueEvent } from './events.ts';
import type { Reasked, Say } from './say.ts';

/**
 * The dialogue's types and the two actions that leave it: `say` and `perform`. They deliberately have no
 * implementation: `step` collects them as data. Null says or does nothing.
 */
export const dialogueSetup = setup({
  types: {
    context: {} as DialogueContext,
    events: {} as DialogueEvent,
  },
  actions: {
    say: (_, _params: Say | null) => undefined,
    perform: (_, _params: Effect | null) => undefined,
  },
});

type MachineConfig = Parameters<typeof dialogueSetup.createMachine>[0];
export type States = NonNullable<MachineConfig['states']>;
export type StateConfig = States[string];
export type Transitions = NonNullable<StateConfig['on']>;

export interface Scope {
  readonly context: DialogueContext;
  readonly event: DialogueEvent;
}

export const say = (params: Say | ((scope: Scope) => Say | null)) => ({ type: 'say' as const, params });

export const perform = (params: Effect | ((scope: Scope) => Effect | null)) => ({
  type: 'perform' as const,
  params,
});

type Assignment = Parameters<
  typeof assign<DialogueContext, DialogueEvent, undefined, DialogueEvent, never>
>[0];

/**
 * `assign` for any event. A transition of a single event may use `assign` directly, which knows the event's
 * type.
 */
export const update = (assignment: Assignment) =>
  assign<DialogueContext, DialogueEvent, undefined, DialogueEvent, never>(assignment);

const MISSES_TO_A_WAY_OUT = 3;

/** Whether the next miss is answered by a way out. */
export const offersWayOut = ({ misses }: DialogueContext): boolean =>
  (misses + 1) % MISSES_TO_A_WAY_OUT === 0;

/** A short, specific re-ask; every third one in a row offers a way out. */
export const reask = (what: Reasked, skippable = false) =>
  say(({ context, event }) =>
    offersWayOut(context)
      ? { say: 'wayOut', skip: skippable }
      : { say: 'reask', what, reason: event.type === 'invalid' ? event.reason : null },
  );

/** Events that only some states handle; all other visitor events are handled everywhere. */
const ONLY_SOMEWHERE = [
  'skip',
  'keep',
  'pickSlot',
  'moreSlots',
  'yes',
  'no',
  'tell',
  'giveContact',
  'invalid',
  'notUnderstood',
] as const;

/**
 * The same transition for all events that a state does not handle. Not `*`: in a child state that would
 * also catch what its parents handle.
 */
export const otherwise = (transition: Transitions['notUnderstood']): Transitions =>
  Object.fromEntries(ONLY_SOMEWHERE.map((type) => [type, transition]));
