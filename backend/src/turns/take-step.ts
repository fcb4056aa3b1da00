import type { TurnOfSession } from '../bookings/reservation-store.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { changesTheWorld, type Effect } from '../dialogue/effects.ts';
import type { DialogueEvent, VisitorEvent } from '../dialogue/events.ts';
import type { Say } from '../dialogue/say.ts';
import type { DialogueState } from '../dialogue/step.ts';
import type { EffectPorts } from './run-effects.ts';
import { runEffect } from './run-effects.ts';

export type Stepped =
  | {
      readonly kind: 'done';
      readonly dialogue: DialogueState;
      readonly says: readonly Say[];
      readonly changed: boolean;
    }
  /** The next effect changes something outside, and the session may be old: nothing was changed yet. */
  | { readonly kind: 'mustBeSure' };

/** A visitor's event leads to so many effects at most; more is a mistake in the machine. */
const MAX_EFFECTS = 12;

/**
 * Steps the dialogue with an event and then with the outcome of each effect it asks for, until it asks
 * for none. `certain`: the session was just read from the store, so that its effects may be run.
 */
export async function takeStep(
  { dialogue: machine, ports }: { readonly dialogue: Dialogue; readonly ports: EffectPorts },
  start: DialogueState,
  event: VisitorEvent,
  session: TurnOfSession,
  certain: boolean,
): Promise<Stepped> {
  const says: Say[] = [];
  const pending: Effect[] = [];
  let dialogue = start;
  let changed = false;
  let run = 0;

  const advance = (next: DialogueEvent): void => {
    const result = machine.step(dialogue, next);
    dialogue = result.dialogue;
    says.push(...result.says);
    pending.push(...result.effects);
  };

  advance(event);
  for (let effect = pending.shift(); effect; effect = pending.shift()) {
    if (changesTheWorld(effect)) {
      if (!certain) return { kind: 'mustBeSure' };
      changed = true;
    }
    run += 1;
    if (run > MAX_EFFECTS) throw new Error(`More than ${MAX_EFFECTS} effects after ${event.type}`);
    const outcome = await runEffect(effect, session, ports);
    if (outcome) advance(outcome);
  }
  return { kind: 'done', dialogue, says, changed };
}
