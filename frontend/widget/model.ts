import type { BusinessCard, ChatReply, Part } from '../../backend/src/protocol/chat.ts';
import { type Answer, isPending, type Line, PENDING, type VisitorLine } from './line.ts';
import type { EndReason } from './outcome.ts';

/** The server's limit for one message; longer ones are not sent. */
export const MAX_MESSAGE_LENGTH = 2_000;

export type Phase =
  /** Nothing has been requested from the server yet. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  /** The oldest pending message is in flight. */
  | { readonly kind: 'sending' }
  /** The start, or the oldest pending message, failed and is retried at `retryAt`. */
  | {
      readonly kind: 'waiting';
      readonly for: 'start' | 'message';
      readonly busy: boolean;
      readonly retryAt: number;
    }
  | { readonly kind: 'ended'; readonly reason: EndReason };

/** What the panel shows instead of the composer. */
export type Aside =
  /** `link` is null until there is one. */
  | { readonly kind: 'handover'; readonly link: string | null; readonly expiresAt: number }
  | { readonly kind: 'forget' };

/** A one-time notice: a link had expired, or a request failed. */
export type Notice = 'linkExpired' | 'noCode' | 'forgetFailed';

export interface Model {
  readonly open: boolean;
  /** Whether the visitor opened it; a panel that opens by itself does not take the focus. */
  readonly takesFocus: boolean;
  /** How often it was opened, including while open: opening it again moves the focus to it. */
  readonly openings: number;
  readonly online: boolean;
  /** Whether the event stream is interrupted. */
  readonly cut: boolean;
  readonly business: BusinessCard | null;
  /** By turn, pending messages last. */
  readonly lines: readonly Line[];
  readonly phase: Phase;
  /** Consecutive failures. */
  readonly failures: number;
  /** Whether the last reply was given without the session store. */
  readonly degraded: boolean;
  readonly booking: ChatReply['booking'];
  /** The newest state of a hold; `expiresAt` is null once it is released. */
  readonly hold: { readonly slotId: string; readonly expiresAt: string | null } | null;
  /** When the conversation will end; null while that is far off. */
  readonly expiring: string | null;
  /** Ids of the tabs and devices that have the conversation open. */
  readonly devices: readonly string[];
  /** `text`: the visible part of a draft. */
  readonly typing: { readonly role: string; readonly until: number; readonly text: string } | null;
  readonly aside: Aside | null;
  /** The unfinished message. */
  readonly draft: string;
  readonly notice: Notice | null;
  /** What the page knows of the visitor, by question. */
  readonly known: Readonly<Record<string, string>>;
  /** BCP 47, the language of the server's last answer. */
  readonly locale: string;
  /** The visitor's time zone; null if the browser does not know it. */
  readonly timeZone: string | null;
  /** Epoch milliseconds, for countdowns. */
  readonly now: number;
}

export const initialModel = (now: number, timeZone: string | null): Model => ({
  open: false,
  takesFocus: false,
  openings: 0,
  online: true,
  cut: false,
  business: null,
  lines: [],
  phase: { kind: 'idle' },
  failures: 0,
  degraded: false,
  booking: null,
  hold: null,
  expiring: null,
  devices: [],
  typing: null,
  aside: null,
  draft: '',
  notice: null,
  known: {},
  locale: 'en',
  timeZone,
  now,
});

/** The message to send next, or in flight. */
export const nextPending = ({ lines }: Model): VisitorLine | null => lines.find(isPending) ?? null;

/** The time zone that times are shown in. */
export const standingZone = ({ business, timeZone }: Model): string =>
  business?.timeZone ?? timeZone ?? 'UTC';

/** Whether the server has an ongoing conversation. */
export const hasTurns = ({ lines, phase }: Model): boolean =>
  phase.kind !== 'ended' && lines.some(({ turn }) => turn > 0 && turn < PENDING);

/** Whether the state of the conversation is known. */
export const isStarted = ({ phase }: Model): boolean =>
  phase.kind === 'ready' || phase.kind === 'sending' || (phase.kind === 'waiting' && phase.for === 'message');

/** Whether the visitor's messages are accepted; without a connection they wait for one. */
export function canSay(model: Model): boolean {
  const { phase, online } = model;
  if (phase.kind === 'waiting') return isStarted(model);
  return phase.kind === 'ready' && (!online || nextPending(model) === null);
}

/** Whether buttons are active: not while a message in flight may answer the same question. */
export const canChoose = (model: Model): boolean => canSay(model) && nextPending(model) === null;

/** Whether a failed request is to be retried now. */
export const isRetryDue = ({ phase, online, now }: Model): boolean =>
  phase.kind === 'waiting' && online && phase.retryAt <= now;

/** A known value that the assistant asks for, such as the visitor's e-mail address. */
export function knownAnswer(model: Model): string | null {
  const newest = model.lines.findLast((line) => line.from === 'assistant');
  const question = /^BOOK_(.+)$/.exec(newest?.state ?? '')?.[1]?.toLowerCase();
  return question !== undefined && canChoose(model) ? (model.known[question] ?? null) : null;
}

/** When a hold ends as far as is known, in epoch milliseconds. */
export function holdEnd(
  { hold }: Model,
  part: { readonly slotId: string; readonly expiresAt: string },
): number {
  return Date.parse(hold?.slotId === part.slotId ? (hold.expiresAt ?? '1970-01-01') : part.expiresAt);
}

/**
 * The parts that are still valid: active buttons, a running hold. For each type, those of the newest reply
 * that has any, while the conversation stays in the state where they were shown: a re-ask does not repeat
 * them.
 */
export function standingParts({ lines }: Model): ReadonlySet<Part> {
  const replies = lines.filter((line) => line.from === 'assistant');
  const here = replies.at(-1)?.state;
  const sinceArrival = replies.slice(replies.findLastIndex(({ state }) => state !== here) + 1);
  const newest = new Map<Part['type'], readonly Part[]>();
  for (const { parts } of sinceArrival) for (const { type } of parts) newest.set(type, parts);
  return new Set([...newest].flatMap(([type, parts]) => parts.filter((part) => part.type === type)));
}

/** Whether anything shown changes with time. */
export function runs(model: Model): boolean {
  const { phase, online, open, typing, aside, now } = model;
  if (phase.kind === 'waiting') return online;
  if (!open) return false;
  if (typing || (aside?.kind === 'handover' && aside.expiresAt > now)) return true;
  return [...standingParts(model)].some((part) => part.type === 'hold' && holdEnd(model, part) > now);
}

/**
 * Whether a reply does not follow what is on the screen: it answers a message of long ago, or the server
 * has lost its memory.
 */
export const isOutOfStep = ({ lines }: Model, { turn, messageId }: Answer): boolean =>
  lines.some((line) => line.turn >= turn && line.turn !== PENDING) &&
  !lines.some((line) => line.from === 'assistant' && line.messageId === messageId);
