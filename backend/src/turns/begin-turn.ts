import type { Dialogue } from '../dialogue/dialogue.ts';
import { knowing, welcomeBack } from '../dialogue/known-visitor.ts';
import { withClientLocale } from '../dialogue/language.ts';
import type { ReplySpec } from '../dialogue/reply.ts';
import type { Say } from '../dialogue/say.ts';
import type { DialogueState } from '../dialogue/step.ts';
import type { NoticeCode } from '../protocol/chat.ts';
import { newEpoch } from '../sessions/epoch.ts';
import { isOutlived } from '../sessions/session-lifetime.ts';
import type { SessionReading } from '../sessions/session-sources.ts';
import type { Expected, Session } from '../sessions/session-store.ts';
import type { Arrival } from './recognise-visitor.ts';
import { lastReply } from './remembered-turn.ts';

/** What the client said about the visitor, besides the message. */
export interface ClientHints {
  readonly locale: string | undefined;
  /**
   * The client's preferred languages, most wanted first. Used only when a conversation begins and no locale
   * is sent.
   */
  readonly acceptedLanguages?: readonly string[];
  readonly timeZone: string | undefined;
}

/** Where a turn starts from. */
export interface TurnStart {
  /** Null at the beginning of a conversation. */
  readonly session: Session | null;
  /** What the store must still hold when the turn is committed. */
  readonly expected: Expected;
  readonly epoch: string;
  readonly createdAt: string;
  /** Identifies the visitor across conversations; null where visitors are not remembered. */
  readonly visitor: string | null;
  readonly dialogue: DialogueState;
  /** Null if there was none, or it can no longer be read. */
  readonly lastReply: ReplySpec | null;
  /**
   * False if the current question may differ from the one the visitor last saw, for example after a deploy.
   */
  readonly asShown: boolean;
  /** Said before the reply proper. */
  readonly preface: readonly Say[];
  readonly notices: readonly NoticeCode[];
}

/** `arrival`: the visitor who begins the conversation, if none goes on. */
export function beginTurn(
  loaded: Exclude<SessionReading, { kind: 'deleted' | 'refused' }>,
  arrival: Arrival,
  hints: ClientHints,
  dialogue: Dialogue,
  now: string,
): TurnStart {
  switch (loaded.kind) {
    case 'found': {
      const { version, epoch } = loaded.session;
      const notices = loaded.source === 'restored' ? (['resumed'] as const) : [];
      return continued(loaded.session, { version, epoch }, epoch, notices, hints, dialogue);
    }
    case 'expired': {
      const start = opened(arrival, hints, dialogue, now);
      const isUnfinished = start.dialogue.context.unfinished !== null;
      return {
        ...start,
        expected: loaded.stored,
        asShown: false,
        notices: isUnfinished ? [] : ['expired'],
      };
    }
    case 'absent':
      return opened(arrival, hints, dialogue, now);
  }
}

/** An ended conversation older than the lifetime of a session is not mentioned again. */
function startAfter(ended: Session | null, dialogue: Dialogue, now: string): DialogueState {
  return ended === null || isOutlived(ended, Date.parse(now))
    ? dialogue.start(dialogue.defaultLocale)
    : dialogue.startAfter(ended);
}

function opened(
  { visitor, known, ended }: Arrival,
  hints: ClientHints,
  dialogue: Dialogue,
  now: string,
): TurnStart {
  const { business } = dialogue;
  const before = startAfter(ended, dialogue, now);
  const met = known ? knowing(before, known, business) : before;
  const start = withHints(ended ? met : inAcceptedLanguage(met, hints, dialogue), hints, dialogue);
  const preface: readonly (Say | null)[] = [
    start.context.unfinished && { say: 'endedUnfinished' },
    known && welcomeBack(start, known, business),
  ];
  return {
    session: null,
    expected: null,
    epoch: newEpoch(),
    createdAt: now,
    visitor,
    dialogue: start,
    lastReply: null,
    asShown: true,
    preface: preface.filter((said) => said !== null),
    notices: [],
  };
}

function continued(
  session: Session,
  expected: Expected,
  epoch: string,
  notices: readonly NoticeCode[],
  hints: ClientHints,
  dialogue: Dialogue,
): TurnStart {
  const restored = restore(session, dialogue);
  return {
    session,
    expected,
    epoch,
    createdAt: session.createdAt,
    visitor: session.visitor ?? null,
    notices,
    ...restored,
    dialogue: withHints(restored.dialogue, hints, dialogue),
  };
}

type Restored = Pick<TurnStart, 'dialogue' | 'lastReply' | 'asShown' | 'preface'>;

/** Sessions are immutable, so the next turn need not validate the same session again. */
const restoredSessions = new WeakMap<Session, Restored>();

function restore(session: Session, machine: Dialogue): Restored {
  const known = restoredSessions.get(session);
  if (known) return known;
  const saved = machine.restore(session);
  const read = { dialogue: saved.dialogue, lastReply: lastReply(session) };
  const restored: Restored =
    saved.kind === 'restored'
      ? { asShown: saved.asShown, preface: [], ...read }
      : { asShown: false, preface: [{ say: 'restarted' }], ...read };
  restoredSessions.set(session, restored);
  return restored;
}

/** Records the state that a session was just saved from, so that the next turn need not restore it. */
export function rememberRestored(session: Session, dialogue: DialogueState, reply: ReplySpec): void {
  restoredSessions.set(session, { dialogue, lastReply: reply, asShown: true, preface: [] });
}

function inAcceptedLanguage(
  { state, context }: DialogueState,
  { acceptedLanguages = [] }: ClientHints,
  dialogue: Dialogue,
): DialogueState {
  const locale = dialogue.firstSupported(acceptedLanguages) ?? context.locale;
  return { state, context: { ...context, locale, clientLocale: locale } };
}

/** Language and time zone stick once they are known. */
function withHints({ state, context }: DialogueState, hints: ClientHints, dialogue: Dialogue): DialogueState {
  const told = withClientLocale(context, dialogue.supportedLocale(hints.locale));
  const zone = zoneToShow(hints.timeZone, context.zone, dialogue);
  return { state, context: zone === told.zone ? told : { ...told, zone } };
}

function zoneToShow(sent: string | undefined, known: string | null, { business }: Dialogue): string | null {
  if (sent === undefined) return known;
  // A zone that the visitor named stays, although the client's clock is the business's own.
  return sent === business.timeZone ? known : sent;
}
