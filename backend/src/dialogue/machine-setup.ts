import { assign, setup } from 'xstate';
import type { DialogueContext } from './context.ts';
import type { Effect } from './effects.ts';
import type { DialogueEvent } from './events.ts';
import type { Reasked, Say } from './say.ts';

/**
 * The types of the dialogue, and the two actions that leave it: `say` and `perform`. They have no
 * implementation on purpose: `step` reads them as data. Null says or does nothing.
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

/** `assign` for any event; a transition of one event may use `assign` itself and know the event's type. */
export const update = (assignment: Assignment) =>
  assign<DialogueContext, DialogueEvent, undefined, DialogueEvent, never>(assignment);

const MISSES_TO_A_WAY_OUT = 3;

/** Whether what is now missed is followed by a way out. */
export const offersWayOut = ({ misses }: DialogueContext): boolean =>
  (misses + 1) % MISSES_TO_A_WAY_OUT === 0;

/** A short, specific re-ask; each third in a row offers a way out. */
export const reask = (what: Reasked, skippable = false) =>
  say(({ context, event }) =>
    offersWayOut(context)
      ? { say: 'wayOut', skip: skippable }
      : { say: 'reask', what, reason: event.type === 'invalid' ? event.reason : null },
  );

/** What only some states make something of; the rest of a visitor's events are handled everywhere. */
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
 * The same transition for all that a state makes nothing of. Not `*`: in a child that would also catch
 * what its parents handle.
 */
export const otherwise = (transition: Transitions['notUnderstood']): Transitions =>
  Object.fromEntries(ONLY_SOMEWHERE.map((type) => [type, transition]));
