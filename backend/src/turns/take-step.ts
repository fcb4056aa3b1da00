import type { Dialogue } from '../dialogue/dialogue.ts';
import { changesTheWorld, type Effect } from '../dialogue/effects.ts';
import type { DialogueEvent, VisitorEvent } from '../dialogue/events.ts';
import type { Say } from '../dialogue/say.ts';
import type { DialogueState } from '../dialogue/step.ts';
import { type EffectPorts, runEffect, type TurnOfVisitor } from './run-effects.ts';

export type Stepped =
  | {
      readonly kind: 'done';
      readonly dialogue: DialogueState;
      readonly says: readonly Say[];
      /** Whether an effect changed anything outside. */
      readonly changed: boolean;
    }
  /** The next effect changes something outside, and the session may be old: nothing was changed yet. */
  | { readonly kind: 'mustBeSure' };

export interface StepPorts {
  readonly dialogue: Dialogue;
  readonly ports: EffectPorts;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A visitor's event leads to so many effects at most; more is a mistake in the machine. */
const MAX_EFFECTS = 12;

/**
 * Steps the dialogue with an event and then with the outcome of each effect it asks for, until it asks
 * for none. `certain`: the session was just read from the store, so that its effects may be run.
 */
export async function takeStep(
  { dialogue: machine, ports, now }: StepPorts,
  start: DialogueState,
  event: VisitorEvent,
  session: TurnOfVisitor,
  certain: boolean,
): Promise<Stepped> {
  let says: readonly Say[] = [];
  const pending: Effect[] = [];
  let dialogue = start;
  let changed = false;
  let run = 0;

  const advance = (next: DialogueEvent): void => {
    const before = dialogue.state;
    const result = machine.step(dialogue, next);
    dialogue = result.dialogue;
    const said = withHold(says, next, before !== dialogue.state);
    says = next.type === 'holdLapsed' ? lapseFirst([...said, ...result.says]) : [...said, ...result.says];
    pending.push(...result.effects);
  };

  advance(event);
  if (pending.length === 0) pending.push(...dueRenewal(start, dialogue, now, ports.holdSeconds));
  for (let effect = pending.shift(); effect; effect = pending.shift()) {
    if (changesTheWorld(effect)) {
      if (!certain) return { kind: 'mustBeSure' };
      changed = true;
    }
    run += 1;
    if (run > MAX_EFFECTS) throw new Error(`More than ${MAX_EFFECTS} effects after ${event.type}`);
    const outcome = await runEffect(effect, session, ports, now);
    if (outcome) advance(outcome);
  }
  return { kind: 'done', dialogue, says, changed };
}

/** A turn renews the hold that it leaves alone, once half of its time is over; one that has lapsed is told of. */
function dueRenewal(
  start: DialogueState,
  { context }: DialogueState,
  now: number,
  holdSeconds: number,
): Effect[] {
  const { hold, serviceId } = context;
  if (hold === null || serviceId === null || hold !== start.context.hold) return [];
  const isDue = Date.parse(hold.expiresAt) - now < (holdSeconds * 1_000) / 2;
  return isDue ? [{ type: 'renewHold', serviceId, slotId: hold.slotId }] : [];
}

/** What asks for an answer to the review. */
const ASKS_OF_REVIEW: ReadonlySet<Say['say']> = new Set(['review', 'reask', 'wayOut', 'whatToChange']);

/** A review that was written before its hold was renewed shows the new time; one whose hold is gone is not shown. */
function withHold(says: readonly Say[], outcome: DialogueEvent, movedOn: boolean): readonly Say[] {
  if (outcome.type === 'holdLapsed' && movedOn) return says.filter(({ say }) => !ASKS_OF_REVIEW.has(say));
  if (outcome.type !== 'holdRenewed') return says;
  return says.map((said) => (said.say === 'review' ? { ...said, heldUntil: outcome.hold.expiresAt } : said));
}

/** It is what the visitor has to know before anything else. */
const lapseFirst = (says: readonly Say[]): readonly Say[] => [
  ...says.filter(({ say }) => say === 'holdLapsed'),
  ...says.filter(({ say }) => say !== 'holdLapsed'),
];
