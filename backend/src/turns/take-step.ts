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
  /**
   * The next effect changes something outside, and the session may be stale. Nothing has been changed yet.
   */
  | { readonly kind: 'mustBeSure' };

export interface StepPorts {
  readonly dialogue: Dialogue;
  readonly ports: EffectPorts;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** An upper bound on the effects of one visitor event; more indicates a bug in the machine. */
const MAX_EFFECTS = 12;

/**
 * Steps the dialogue with an event, then with the outcome of each effect, until no effect is left.
 * `certain`: the session was just read from the store, so effects that change something may run.
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

  pending.push(...dueRelease(start));
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

/** Releasing it failed when the visitor gave it up, and it may be a booking by now, which lapses never. */
const dueRelease = ({ context: { hold, maybeBookedIn } }: DialogueState): Effect[] =>
  hold === null && maybeBookedIn !== null ? [{ type: 'releaseHold' }] : [];

/**
 * A turn that leaves its hold alone renews it once half of its time has passed. A hold that has lapsed is
 * reported. One that may be a booking is left for the visitor to confirm or to give up.
 */
function dueRenewal(
  start: DialogueState,
  { context }: DialogueState,
  now: number,
  holdSeconds: number,
): Effect[] {
  const { hold, serviceId, maybeBookedIn } = context;
  if (maybeBookedIn !== null || hold === null || serviceId === null || hold !== start.context.hold) return [];
  const isDue = Date.parse(hold.expiresAt) - now < (holdSeconds * 1_000) / 2;
  return isDue ? [{ type: 'renewHold', serviceId, slotId: hold.slotId }] : [];
}

/** What asks the visitor to answer the review. */
const ASKS_OF_REVIEW: ReadonlySet<Say['say']> = new Set(['review', 'reask', 'wayOut', 'whatToChange']);

/**
 * A review written before its hold was renewed shows the new expiry. A review whose hold is gone is
 * dropped.
 */
function withHold(says: readonly Say[], outcome: DialogueEvent, movedOn: boolean): readonly Say[] {
  if (outcome.type === 'holdLapsed' && movedOn) return says.filter(({ say }) => !ASKS_OF_REVIEW.has(say));
  if (outcome.type !== 'holdRenewed') return says;
  return says.map((said) => (said.say === 'review' ? { ...said, heldUntil: outcome.hold.expiresAt } : said));
}

/** The visitor has to learn of the lapse before anything else. */
const lapseFirst = (says: readonly Say[]): readonly Say[] => [
  ...says.filter(({ say }) => say === 'holdLapsed'),
  ...says.filter(({ say }) => say !== 'holdLapsed'),
];
