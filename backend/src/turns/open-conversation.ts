import { z } from 'zod';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { ReplySpec } from '../dialogue/reply.ts';
import { decodeReply } from '../dialogue/stored-reply.ts';
import { type Clock, toInstant } from '../lib/clock.ts';
import type { JsonValue } from '../lib/json.ts';
import type { ChatSnapshot, TranscriptLine } from '../protocol/chat.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';
import type { Session, TurnEvent } from '../sessions/session-store.ts';
import { chatReply } from './chat-reply.ts';
import { lastReply } from './remembered-turn.ts';

export type Opened =
  | { readonly kind: 'found'; readonly snapshot: ChatSnapshot }
  | { readonly kind: 'absent' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'deleted' };

export interface OpenPorts {
  readonly dialogue: Dialogue;
  readonly sessions: ResilientSessionStore;
  readonly clock: Clock;
  readonly ttlSeconds: number;
}

const TRANSCRIPT_LINES = 50;

/** Where a conversation stands, for a client that starts up. */
export async function openConversation(sessionId: string, ports: OpenPorts): Promise<Opened> {
  const opened = await ports.sessions.open(sessionId);
  switch (opened.kind) {
    case 'found':
      return {
        kind: 'found',
        snapshot: snapshotOf(sessionId, opened.session, opened.events, opened.degraded, ports),
      };
    case 'lost':
      return { kind: 'found', snapshot: snapshotOf(sessionId, opened.session, [], false, ports) };
    case 'absent':
      return opened.degraded
        ? { kind: 'found', snapshot: welcomeSnapshot(sessionId, ports) }
        : { kind: 'absent' };
    case 'expired':
    case 'deleted':
      return { kind: opened.kind };
  }
}

function snapshotOf(
  sessionId: string,
  session: Session,
  events: readonly TurnEvent[],
  degraded: boolean,
  ports: OpenPorts,
): ChatSnapshot {
  const { dialogue } = ports;
  const told = events.map((event) => tellTurn(event));
  const messageId = told.at(-1)?.turn === session.version ? (told.at(-1)?.messageId ?? '') : '';
  const last = lastReply(session) ?? welcome(dialogue);
  const reply = chatReply(dialogue, withDegraded(last, degraded), {
    sessionId,
    messageId,
    turn: session.version,
    expiresAt: expiresAt(ports),
  });
  const transcript = told.flatMap((turn) => linesOf(turn, dialogue)).slice(-TRANSCRIPT_LINES);
  return { ...reply, transcript, cursor: `${session.epoch}-${session.version}` };
}

/** The store is away and nothing is known of the session: honest, and of use. */
function welcomeSnapshot(sessionId: string, ports: OpenPorts): ChatSnapshot {
  const reply = chatReply(ports.dialogue, withDegraded(welcome(ports.dialogue), true), {
    sessionId,
    messageId: '',
    turn: 0,
    expiresAt: expiresAt(ports),
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

const expiresAt = ({ clock, ttlSeconds }: OpenPorts): string => toInstant(clock.now() + ttlSeconds * 1_000);

const turnEventSchema = z.object({
  messageId: z.string(),
  visitor: z.string(),
  reply: z.custom<JsonValue>(),
  at: z.string(),
});

type ToldTurn = z.infer<typeof turnEventSchema> & { readonly turn: number };

const tellTurn = ({ turn, event }: TurnEvent): ToldTurn => ({ turn, ...turnEventSchema.parse(event) });

function linesOf({ turn, visitor, reply, at }: ToldTurn, dialogue: Dialogue): readonly TranscriptLine[] {
  const spec = decodeReply(reply);
  const said: TranscriptLine = { turn, role: 'visitor', text: visitor, at };
  if (!spec) return [said];
  const { state, message, parts } = dialogue.render(spec);
  return [said, { turn, role: 'assistant', text: message, state, parts, at }];
}
