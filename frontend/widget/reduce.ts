import type { BusinessCard, ChatReply, ChatSnapshot } from '../../backend/src/protocol/chat.ts';
import {
  type Answer,
  isPending,
  type Line,
  type OutgoingMessage,
  pendingLine,
  resumedLines,
  welcomeLines,
  withTurn,
} from './line.ts';
import type { LiveEvent } from './live-event.ts';
import { type Aside, initialModel, type Model, type Notice, nextPending, type Phase } from './model.ts';
import type { EndReason } from './outcome.ts';

/** How long someone counts as typing after the last signal. */
const TYPING_MS = 6_000;

export type Message =
  | { readonly type: 'opened'; readonly byVisitor: boolean }
  | { readonly type: 'closed' }
  | { readonly type: 'onlineChanged'; readonly online: boolean }
  | { readonly type: 'streamChanged'; readonly cut: boolean }
  | { readonly type: 'ticked' }
  | { readonly type: 'starting' }
  | {
      readonly type: 'started';
      readonly business: BusinessCard | null;
      readonly snapshot: ChatSnapshot | null;
      /** Messages from before a reload that were not answered. */
      readonly unsent: readonly OutgoingMessage[];
    }
  | { readonly type: 'said'; readonly outgoing: OutgoingMessage }
  | { readonly type: 'drafted'; readonly draft: string }
  | { readonly type: 'sending' }
  | { readonly type: 'replied'; readonly reply: ChatReply }
  | { readonly type: 'happened'; readonly event: LiveEvent }
  | { readonly type: 'failed'; readonly busy: boolean; readonly retryInMs: number }
  | { readonly type: 'refused' }
  | { readonly type: 'ended'; readonly reason: EndReason }
  | { readonly type: 'restarted' }
  | { readonly type: 'identified'; readonly known: Readonly<Record<string, string>> }
  | { readonly type: 'noticed'; readonly notice: Notice }
  | { readonly type: 'asideChanged'; readonly aside: Aside | null };

export function reduce(model: Model, message: Message): Model {
  switch (message.type) {
    case 'opened':
      return { ...model, open: true, takesFocus: message.byVisitor, openings: model.openings + 1 };
    case 'closed':
      return { ...model, open: false };
    case 'onlineChanged':
      return { ...model, online: message.online };
    case 'streamChanged':
      return model.cut === message.cut ? model : { ...model, cut: message.cut };
    case 'ticked':
      return { ...model, typing: model.typing && model.typing.until > model.now ? model.typing : null };
    case 'starting':
      return { ...model, phase: { kind: 'starting' } };
    case 'started':
      return started(model, message);
    case 'said':
      return { ...model, lines: [...model.lines, pendingLine(message.outgoing)], notice: null };
    case 'drafted':
      return { ...model, draft: message.draft };
    case 'sending':
      return { ...model, phase: { kind: 'sending' } };
    case 'replied':
      return replied(model, message.reply);
    case 'happened':
      return happened(model, message.event);
    case 'failed':
      return failed(model, message.busy, message.retryInMs);
    case 'refused':
      return { ...model, lines: withoutNext(model), failures: 0, phase: { kind: 'ready' } };
    case 'ended':
      return ended(model, message.reason);
    case 'restarted':
      return { ...blank(model), lines: welcomeLines(model.business), phase: { kind: 'ready' } };
    case 'identified':
      return { ...model, known: message.known };
    case 'noticed':
      return { ...model, notice: message.notice, aside: null };
    case 'asideChanged':
      return { ...model, aside: message.aside, notice: null };
  }
}

/** Resets everything that belongs to one conversation. */
const blank = (model: Model): Model => ({
  ...initialModel(model.now, model.timeZone),
  open: model.open,
  takesFocus: model.takesFocus,
  openings: model.openings,
  online: model.online,
  draft: model.draft,
  business: model.business,
  known: model.known,
  locale: model.locale,
});

function started(model: Model, { business, snapshot, unsent }: Extract<Message, { type: 'started' }>): Model {
  const card = business ?? model.business;
  const lines = snapshot ? resumedLines(card, snapshot) : welcomeLines(card);
  const pending = unsent.filter(({ id }) => id !== snapshot?.messageId).map(pendingLine);
  return {
    ...blank(model),
    business: card,
    lines: [...lines, ...pending],
    notice: model.notice,
    locale: snapshot?.locale ?? card?.locale ?? model.locale,
    degraded: snapshot?.degraded ?? false,
    booking: snapshot?.booking ?? null,
    phase: { kind: 'ready' },
  };
}

const replied = (model: Model, reply: ChatReply): Model => ({
  ...answered(model, reply, null, reply.booking),
  failures: 0,
  locale: reply.locale,
  degraded: reply.degraded,
  phase: { kind: 'ready' },
});

function answered(
  model: Model,
  answer: Answer,
  visitorText: string | null,
  booking: ChatReply['booking'],
): Model {
  const lines = withTurn(model.lines, answer, visitorText);
  const phase = settled(model.phase, lines);
  // A re-ask does not mention a hold that continues.
  const hold = answer.parts.some(({ type }) => type === 'hold') ? null : model.hold;
  return { ...model, lines, phase, booking, hold, expiring: null, typing: null };
}

/** Ends the wait for an answer that has meanwhile arrived as an event. */
const settled = (phase: Phase, lines: readonly Line[]): Phase =>
  phase.kind === 'waiting' && phase.for === 'message' && !lines.some(isPending) ? { kind: 'ready' } : phase;

/** Turns and devices are read from the session store, so events about them prove that it is back. */
function happened(model: Model, { type, data }: LiveEvent): Model {
  switch (type) {
    case 'snapshot':
      return resynced(model, data);
    case 'turn':
      return { ...answered(model, data, data.visitor, data.booking), degraded: false };
    case 'presence':
      return present(model, data.devices);
    case 'typing':
      return typing(model, data.role);
    case 'draft':
      return typing(model, 'assistant', data.text);
    case 'hold':
      return { ...model, hold: data };
    case 'hold-released':
      return { ...model, hold: { slotId: data.slotId, expiresAt: null } };
    case 'expiring':
      return { ...model, expiring: data.expiresAt };
    default:
      return model;
  }
}

const typing = (model: Model, role: string, text = ''): Model => ({
  ...model,
  typing: { role, until: model.now + TYPING_MS, text },
});

/** A device that has just arrived is the one that the code was shown for. */
function present(model: Model, found: readonly { readonly id: string }[]): Model {
  const devices = found.map(({ id }) => id);
  const hasCome = devices.length > model.devices.length && model.devices.length > 0;
  return {
    ...model,
    degraded: false,
    devices,
    aside: hasCome && model.aside?.kind === 'handover' ? null : model.aside,
  };
}

/** Takes over the server's state. Messages in flight stay, and so do lines older than the transcript. */
function resynced(model: Model, snapshot: ChatSnapshot): Model {
  const unsent = model.lines.filter(isPending);
  const next = started(model, { type: 'started', business: null, snapshot, unsent });
  const held = next.lines[0]?.turn ?? 0;
  const before = model.lines.filter(({ turn }) => turn < held);
  const isGapless = before.at(-1)?.turn === held - 1;
  return {
    ...next,
    lines: isGapless ? [...before, ...next.lines] : next.lines,
    devices: model.devices,
    aside: model.aside,
    phase: model.phase,
    failures: model.failures,
  };
}

function failed(model: Model, busy: boolean, retryInMs: number): Model {
  const retryAt = model.now + retryInMs;
  const waiting: Phase = {
    kind: 'waiting',
    for: model.phase.kind === 'starting' ? 'start' : 'message',
    busy,
    retryAt,
  };
  return { ...model, failures: model.failures + 1, phase: settled(waiting, model.lines) };
}

const ended = (model: Model, reason: EndReason): Model => ({
  ...model,
  phase: { kind: 'ended', reason },
  aside: null,
  expiring: null,
  typing: null,
  cut: false,
  degraded: false,
  devices: [],
});

/** The lines without the message in flight, which is not sent again. */
function withoutNext(model: Model): readonly Line[] {
  const next = nextPending(model);
  return model.lines.map((line) => (line === next ? { ...next, refused: true } : line));
}
