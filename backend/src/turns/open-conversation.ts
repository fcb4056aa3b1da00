import type { Dialogue } from '../dialogue/dialogue.ts';
import type { ReplySpec } from '../dialogue/reply.ts';
import { decodeReply } from '../dialogue/stored-reply.ts';
import type { SnapshotRequest } from '../events/feed-ports.ts';
import type { Clock } from '../lib/clock.ts';
import type { ChatSnapshot, TranscriptLine } from '../protocol/chat.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';
import type { SessionReading } from '../sessions/session-sources.ts';
import type { Session } from '../sessions/session-store.ts';
import type { KnownCopy } from '../sessions/which-copy-counts.ts';
import { type DecodedTurn, decodeTurn } from './decode-turn.ts';
import { type FindHold, type Retell, retellHold } from './present-hold.ts';
import { lastReply } from './remembered-turn.ts';
import type { ReplyWriter } from './reply-writer.ts';

export type Opened =
  | { readonly kind: 'found'; readonly snapshot: ChatSnapshot }
  | { readonly kind: 'absent' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'deleted' }
  /** It may have been deleted, and the database that would know is unavailable. */
  | { readonly kind: 'refused' };

export interface OpenPorts {
  readonly dialogue: Dialogue;
  readonly sessions: ResilientSessionStore;
  readonly replies: ReplyWriter;
  readonly findHold: FindHold;
  readonly clock: Clock;
}

export interface OpenRequest {
  readonly sessionId: string;
  readonly token: KnownCopy | null;
  readonly wantsToken: boolean;
}

const TRANSCRIPT_LINES = 50;

/** The current state of a conversation, for a client that starts up. */
export async function openConversation(request: OpenRequest, ports: OpenPorts): Promise<Opened> {
  const opened = await ports.sessions.open(request.sessionId, request.token);
  switch (opened.kind) {
    case 'found':
      return { kind: 'found', snapshot: await snapshotOf(request, opened, ports) };
    case 'absent':
      return opened.degraded
        ? { kind: 'found', snapshot: welcomeSnapshot(request, ports) }
        : { kind: 'absent' };
    case 'expired':
    case 'deleted':
    case 'refused':
      return { kind: opened.kind };
  }
}

/**
 * The same for a client that already follows the conversation. It renews nothing, so a known expiry stands.
 */
export async function peekConversation(
  request: SnapshotRequest,
  ports: OpenPorts,
): Promise<ChatSnapshot | null> {
  const looked = await ports.sessions.peek(request.sessionId);
  return looked.kind === 'found' ? snapshotOf(request, { ...looked, degraded: false }, ports) : null;
}

async function snapshotOf(
  { sessionId, wantsToken, ...known }: Omit<OpenRequest, 'token'> | SnapshotRequest,
  { session, events, newest: seq, degraded }: Omit<Extract<SessionReading, { kind: 'found' }>, 'source'>,
  { dialogue, replies, findHold, clock }: OpenPorts,
): Promise<ChatSnapshot> {
  const turns = events.map((event) => decodeTurn(event));
  const newest = turns.at(-1);
  const last = lastReply(session) ?? repeated(newest, session) ?? welcome(dialogue);
  const retell = await retellHold(last, sessionId, findHold);
  const reply = replies.write(withDegraded(retell(last), degraded), {
    sessionId,
    messageId: newest?.turn === session.version ? newest.messageId : '',
    turn: session.version,
    session,
    wantsToken,
    at: clock.now(),
    ...('expiresAt' in known && { expiresAt: known.expiresAt }),
  });
  const transcript = turns
    .flatMap((turn) => linesOf(turn, dialogue, turn === newest ? retell : null))
    .slice(-TRANSCRIPT_LINES);
  return { ...reply, transcript, cursor: `${session.epoch}-${seq ?? session.version}` };
}

/**
 * Used when the store is unavailable and nothing is known of the session: a welcome that says it is
 * degraded.
 */
function welcomeSnapshot({ sessionId }: OpenRequest, { dialogue, replies, clock }: OpenPorts): ChatSnapshot {
  const reply = replies.write(withDegraded(welcome(dialogue), true), {
    sessionId,
    messageId: '',
    turn: 0,
    session: null,
    wantsToken: false,
    at: clock.now(),
  });
  return { ...reply, transcript: [], cursor: '' };
}

const welcome = (dialogue: Dialogue): ReplySpec => ({
  state: 'WELCOME',
  says: [{ say: 'welcome' }],
  locale: dialogue.defaultLocale,
});

function withDegraded(reply: ReplySpec, degraded: boolean): ReplySpec {
  const others = (reply.notices ?? []).filter((code) => code !== 'degraded');
  return { ...reply, notices: degraded ? [...others, 'degraded'] : others };
}

/** A session that grew too large drops its stored replies; its transcript may still have the last one. */
const repeated = (newest: DecodedTurn | undefined, { version }: Session): ReplySpec | null =>
  newest?.turn === version ? decodeReply(newest.reply) : null;

function linesOf(
  { turn, visitor, reply, at }: DecodedTurn,
  dialogue: Dialogue,
  retell: Retell | null,
): readonly TranscriptLine[] {
  const spec = decodeReply(reply);
  const said: TranscriptLine = { turn, role: 'visitor', text: visitor, at };
  if (!spec) return visitor ? [said] : [];
  const { state, message, parts } = dialogue.render(retell ? retell(spec) : spec);
  return [said, { turn, role: 'assistant', text: message, state, parts, at }];
}
