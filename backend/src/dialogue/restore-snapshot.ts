import type { Business } from '../domain/business.ts';
import { type DialogueContext, emptyContext } from './context.ts';
import { fitAnswers, fitContext } from './fit-to-business.ts';
import { migrateSnapshot, type NotMigrated } from './migrate-snapshot.ts';
import type { Migration } from './migrations/migrations.ts';
import type { Snapshot, Stamp } from './snapshot.ts';
import { contextSchema, remnantSchema } from './snapshot-schema.ts';
import type { DialogueState } from './step.ts';

export type Restored =
  | {
      readonly kind: 'restored';
      readonly dialogue: DialogueState;
      /** The machine version that saved it; an older one was migrated. */
      readonly savedBy: number;
      /**
       * Whether the current question is exactly what the visitor was last shown, so that "2" refers to the
       * same option.
       */
      readonly asShown: boolean;
    }
  /** The conversation continues at the menu, with everything that could be read and still fits. */
  | { readonly kind: 'restarted'; readonly dialogue: DialogueState; readonly reason: RestartReason };

export type RestartReason =
  | NotMigrated
  /** `field`: the first one that does not match the newest version's format. */
  | { readonly kind: 'unreadable'; readonly field: string }
  /** The business's machine has no such state. */
  | { readonly kind: 'stateGone'; readonly state: string }
  /** A time was being chosen or reviewed for a service that no longer exists. */
  | { readonly kind: 'serviceGone'; readonly service: string };

/** What a snapshot has to fit. */
export interface RestoreInto {
  readonly business: Business;
  /** The business's public state names. */
  readonly states: readonly string[];
  /** From version 1 to the newest. */
  readonly migrations: readonly Migration[];
  readonly stamp: Stamp;
}

/** Migrates and parses a snapshot, then checks it against the business. Never throws. */
export function restoreSnapshot(
  saved: Snapshot,
  { business, states, migrations, stamp }: RestoreInto,
): Restored {
  const migrated = migrateSnapshot(saved, migrations);
  if (migrated.kind !== 'migrated') return restartFromRemnant(saved, migrated, business);
  const { snapshot, from } = migrated;
  const parsed = contextSchema.safeParse(snapshot.dialogue);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return restartFromRemnant(snapshot, { kind: 'unreadable', field }, business);
  }
  const { clientLocale = parsed.data.locale } = parsed.data;
  const context = { ...parsed.data, clientLocale, answers: fitAnswers(snapshot.data, business) };
  const dialogue = { state: snapshot.current, context: fitContext(context, business) };
  const reason = whyRestart(dialogue, context.serviceId, states);
  if (reason) return { kind: 'restarted', reason, dialogue: toMenu(dialogue.context) };
  const asShown = saved.current === dialogue.state && countsAlike(snapshot, stamp);
  return { kind: 'restored', dialogue, savedBy: from, asShown };
}

/**
 * What a state needs in order to say anything. The options of these states come from the context, not from
 * the business file.
 */
const NEEDS: Readonly<Record<string, readonly (keyof DialogueContext)[]>> = {
  BOOK_SLOT: ['serviceId'],
  BOOK_REVIEW: ['serviceId', 'hold'],
  BOOK_CONFIRMED: ['booking'],
};

/**
 * Null if the conversation can continue in its state. `savedService`: before it was fitted to the business.
 */
function whyRestart(
  { state, context }: DialogueState,
  savedService: string | null,
  states: readonly string[],
): RestartReason | null {
  if (!states.includes(state)) return { kind: 'stateGone', state };
  const missing = NEEDS[state]?.find((field) => context[field] === null);
  if (missing === undefined) return null;
  return savedService !== null && context.serviceId === null
    ? { kind: 'serviceGone', service: savedService }
    : { kind: 'unreadable', field: missing };
}

const countsAlike = ({ current, dialogue }: Snapshot, stamp: Stamp): boolean =>
  Object.hasOwn(NEEDS, current) || dialogue.business === undefined || dialogue.business === stamp.business;

/** A booking in progress stays, so "book" or "back" continues with its next question. */
const toMenu = (context: DialogueContext): DialogueState => ({
  state: 'MENU',
  context: { ...context, offered: [], option: null, misses: 0 },
});

/** Keeps what every version writes the same way: answers, language, time zone and booking. */
function restartFromRemnant(saved: Snapshot, reason: RestartReason, business: Business): Restored {
  const { locale, zone, booking } = remnantSchema.parse(saved.dialogue);
  const context = { ...emptyContext(locale), zone, booking, answers: fitAnswers(saved.data, business) };
  return { kind: 'restarted', reason, dialogue: toMenu(fitContext(context, business)) };
}
