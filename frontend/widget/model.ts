import type {
  BusinessCard,
  ChatReply,
  ChatSnapshot,
  Part,
  TranscriptLine,
} from '../../backend/src/protocol/chat.ts';
import type { EndReason, Failure } from './outcome.ts';

/** What the server counts as one message; longer ones are not sent. */
export const MAX_MESSAGE_LENGTH = 2_000;

/** A busy server is asked again by itself this often; after that it takes the visitor's Retry. */
const MAX_AUTOMATIC_RETRIES = 3;

export type Line =
  /** `unanswered`: the server has not answered it, and may not have seen it. */
  | { readonly from: 'visitor'; readonly id: string; readonly text: string; readonly unanswered: boolean }
  | AssistantLine
  | { readonly from: 'operator'; readonly id: string; readonly text: string };

export interface AssistantLine {
  readonly from: 'assistant';
  readonly id: string;
  /** Where the conversation stood after it. */
  readonly state: string;
  readonly parts: readonly Part[];
}

export interface OutgoingMessage {
  /** The same at every attempt, so that the server takes it once. */
  readonly id: string;
  readonly text: string;
}

export type Phase =
  /** Nothing has been asked of the server yet. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending'; readonly outgoing: OutgoingMessage; readonly attempt: number }
  /** `outgoing` is null when it was starting that failed; `retryAt` is when a busy server may be asked again. */
  | {
      readonly kind: 'failed';
      readonly outgoing: OutgoingMessage | null;
      readonly attempt: number;
      readonly failure: Failure;
      readonly retryAt: number | null;
    }
  | { readonly kind: 'ended'; readonly reason: EndReason };

export interface Model {
  readonly open: boolean;
  /** Whether the visitor opened it; a panel that opens by itself does not take the focus. */
  readonly takesFocus: boolean;
  /** How often it was opened, also while it was open: whoever asks for it again is led to it. */
  readonly openings: number;
  readonly online: boolean;
  readonly business: BusinessCard | null;
  readonly lines: readonly Line[];
  readonly phase: Phase;
  /** BCP 47, as the server last answered in. */
  readonly locale: string;
  /** The visitor's own; null where the browser does not know it. */
  readonly timeZone: string | null;
  /** Milliseconds since the Unix epoch, for countdowns. */
  readonly now: number;
}

export type Message =
  | { readonly type: 'opened'; readonly byVisitor: boolean }
  | { readonly type: 'closed' }
  | { readonly type: 'onlineChanged'; readonly online: boolean }
  | { readonly type: 'ticked' }
  | { readonly type: 'starting' }
  | {
      readonly type: 'started';
      readonly business: BusinessCard | null;
      readonly snapshot: ChatSnapshot | null;
    }
  | { readonly type: 'sending'; readonly outgoing: OutgoingMessage }
  | { readonly type: 'replied'; readonly reply: ChatReply }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'restarted' };

export const initialModel = (now: number, timeZone: string | null): Model => ({
  open: false,
  takesFocus: false,
  openings: 0,
  online: true,
  business: null,
  lines: [],
  phase: { kind: 'idle' },
  locale: 'en',
  timeZone,
  now,
});

export function reduce(model: Model, message: Message): Model {
  switch (message.type) {
    case 'opened':
      return { ...model, open: true, takesFocus: message.byVisitor, openings: model.openings + 1 };
    case 'closed':
      return { ...model, open: false };
    case 'onlineChanged':
      return { ...model, online: message.online };
    case 'ticked':
      return model;
    case 'starting':
      return { ...model, phase: { kind: 'starting' } };
    case 'started':
      return started(model, message.business, message.snapshot);
    case 'sending':
      return sending(model, message.outgoing);
    case 'replied':
      return replied(model, message.reply);
    case 'failed':
      return failed(model, message.failure);
    case 'restarted':
      return { ...model, lines: welcomeLines(model.business), phase: { kind: 'ready' } };
  }
}

/**
 * The parts that still count: buttons that answer, a hold that runs. Of each type those of the newest reply
 * that has any, as long as the conversation stays where they were shown: a re-ask does not repeat them.
 */
export function standingParts({ lines }: Model): ReadonlySet<Part> {
  const replies = lines.filter((line) => line.from === 'assistant');
  const here = replies.at(-1)?.state;
  const sinceArrival = replies.slice(replies.findLastIndex(({ state }) => state !== here) + 1);
  const newest = new Map<Part['type'], readonly Part[]>();
  for (const { parts } of sinceArrival) for (const { type } of parts) newest.set(type, parts);
  return new Set([...newest].flatMap(([type, parts]) => parts.filter((part) => part.type === type)));
}

/** A failed message may be left behind for another one; a start that failed may not. */
export function canSend({ phase }: Model): boolean {
  return phase.kind === 'ready' || (phase.kind === 'failed' && phase.outgoing !== null);
}

/** Whether something on screen counts down. */
export function countsDown(model: Model): boolean {
  if (!model.open) return false;
  const { phase } = model;
  if (phase.kind === 'failed' && phase.retryAt !== null && phase.retryAt > model.now) return true;
  return [...standingParts(model)].some(
    (part) => part.type === 'hold' && Date.parse(part.expiresAt) > model.now,
  );
}

/** Whether a message that a busy server put off is due again without the visitor's doing. */
export function retriesByItself({ phase, now }: Model): boolean {
  if (phase.kind !== 'failed' || phase.outgoing === null || phase.retryAt === null) return false;
  return phase.retryAt <= now && phase.attempt <= MAX_AUTOMATIC_RETRIES;
}

function started(model: Model, business: BusinessCard | null, snapshot: ChatSnapshot | null): Model {
  const card = business ?? model.business;
  return {
    ...model,
    business: card,
    lines: snapshot ? resumedLines(card, snapshot) : welcomeLines(card),
    locale: snapshot?.locale ?? card?.locale ?? model.locale,
    phase: { kind: 'ready' },
  };
}

function sending(model: Model, outgoing: OutgoingMessage): Model {
  const again = model.phase.kind === 'failed' && model.phase.outgoing?.id === outgoing.id;
  const attempt = again && model.phase.kind === 'failed' ? model.phase.attempt + 1 : 1;
  const line: Line = { from: 'visitor', id: outgoing.id, text: outgoing.text, unanswered: false };
  const lines = again ? markUnanswered(model.lines, outgoing.id, false) : [...model.lines, line];
  return { ...model, lines, phase: { kind: 'sending', outgoing, attempt } };
}

function replied(model: Model, reply: ChatReply): Model {
  return { ...model, lines: [...model.lines, lineOf(reply)], locale: reply.locale, phase: { kind: 'ready' } };
}

function failed(model: Model, failure: Failure): Model {
  const { phase } = model;
  const outgoing = phase.kind === 'sending' ? phase.outgoing : null;
  const lines = outgoing ? markUnanswered(model.lines, outgoing.id, true) : model.lines;
  if (failure.kind === 'ended') return { ...model, lines, phase: { kind: 'ended', reason: failure.reason } };
  const attempt = phase.kind === 'sending' ? phase.attempt : 1;
  const retryAt = failure.kind === 'busy' ? model.now + failure.retryAfterMs : null;
  return { ...model, lines, phase: { kind: 'failed', outgoing, attempt, failure, retryAt } };
}

const markUnanswered = (lines: readonly Line[], id: string, unanswered: boolean): readonly Line[] =>
  lines.map((line) => (line.from === 'visitor' && line.id === id ? { ...line, unanswered } : line));

/** The state in which the menu that the welcome shows is answered. */
const MENU = 'MENU';

const welcomeLines = (business: BusinessCard | null): readonly Line[] =>
  business ? [{ from: 'assistant', id: 'welcome', state: MENU, parts: business.welcome.parts }] : [];

/** What was said, from the welcome if that is still held. */
function resumedLines(business: BusinessCard | null, snapshot: ChatSnapshot): readonly Line[] {
  const { transcript } = snapshot;
  const last = transcript.findLastIndex(({ role }) => role === 'assistant');
  const lines = transcript.map((said, index) => (index === last ? lineOf(snapshot) : spoken(said, index)));
  const whole = last === -1 ? [...lines, lineOf(snapshot)] : lines;
  return transcript[0]?.turn === 1 ? [...welcomeLines(business), ...whole] : whole;
}

const lineOf = ({ messageId, state, parts }: ChatReply): Line => ({
  from: 'assistant',
  id: `reply-${messageId}`,
  state,
  parts,
});

function spoken(said: TranscriptLine, index: number): Line {
  const id = `said-${index}`;
  switch (said.role) {
    case 'visitor':
      return { from: 'visitor', id, text: said.text, unanswered: false };
    case 'operator':
      return { from: 'operator', id, text: said.text };
    case 'assistant':
      return { from: 'assistant', id, state: said.state, parts: said.parts };
  }
}
