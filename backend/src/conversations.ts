import type { Knowledge } from './assistant/knowledge/knowledge.ts';
import type { Model } from './assistant/model/model.ts';
import type { Settings } from './config/settings.ts';
import type { Dialogue } from './dialogue/dialogue.ts';
import type { ReplySpec } from './dialogue/reply.ts';
import type { SnapshotRequest } from './events/feed-ports.ts';
import { type JoinModelOptions, joinModel } from './join-model.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { ChatReply, ChatSnapshot } from './protocol/chat.ts';
import { type OpenedToken, openResumeToken } from './sessions/resume-token.ts';
import type { Stores } from './stores.ts';
import type { Tracing } from './tracing/tracing.ts';
import { type DeleteRequest, deleteConversation } from './turns/delete-conversation.ts';
import { TurnHandler } from './turns/handle-turn.ts';
import {
  type Opened,
  type OpenRequest,
  openConversation,
  peekConversation,
} from './turns/open-conversation.ts';
import { type AboutReply, ReplyWriter } from './turns/reply-writer.ts';
import type { EffectPorts } from './turns/run-effects.ts';
import type { TurnOutcome, TurnRequest } from './turns/turn-outcome.ts';
import type { Understanding } from './understanding/understand.ts';

/** Every operation on conversations, independent of the transport. */
export interface Conversations {
  readonly handleTurn: (request: TurnRequest) => Promise<TurnOutcome>;
  readonly writeReply: (reply: ReplySpec, about: AboutReply) => ChatReply;
  readonly open: (request: OpenRequest) => Promise<Opened>;
  readonly peek: (request: SnapshotRequest) => Promise<ChatSnapshot | null>;
  readonly delete: (request: DeleteRequest) => Promise<void>;
  readonly openToken: (token: string, sessionId: string) => OpenedToken;
}

export interface ConversationsOptions extends Settings {
  readonly dialogue: Dialogue;
  readonly knowledge: Knowledge;
  readonly understand: Understanding;
  readonly stores: Stores;
  /** Null: rules alone read messages. */
  readonly model: Model | null;
  readonly observe: EffectPorts['observe'];
  /** Null: requests are not traced. */
  readonly tracing: Tracing | null;
  readonly observeRefusal: JoinModelOptions['refused'];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Connects the dialogue, the understanding of messages, and the stores. */
export function joinConversations(options: ConversationsOptions): Conversations {
  const {
    config,
    business,
    dialogue,
    knowledge,
    understand,
    stores,
    model,
    observe,
    tracing,
    observeRefusal: refused,
    clock,
    logger,
  } = options;
  const { sessions, reservations, tickets, visitors, holds, keys } = stores;
  const { holdSeconds } = config.bookings;
  const { ttlSeconds } = config.sessions;
  const { timeoutMs } = config.model;
  const turns = new TurnHandler({
    dialogue,
    understand: tracing ? tracing.timed('understand', understand) : understand,
    model: model && joinModel({ model, dialogue, knowledge, stores, timeoutMs, refused, logger }),
    sessions,
    visitors,
    effects: { business, reservations, tickets, visitors, holdSeconds, logger, observe },
    clock,
  });
  const replies = new ReplyWriter({ dialogue, keys, ttlSeconds });
  const findHold = (sessionId: string) => holds.findHold(sessionId);
  const opening = { dialogue, sessions, replies, findHold, clock };
  return {
    handleTurn: (request) => turns.handle(request),
    writeReply: (reply, about) => replies.write(reply, about),
    open: (request) => openConversation(request, opening),
    peek: (request) => peekConversation(request, opening),
    delete: (request) => deleteConversation(request, { ...stores, dialogue }),
    openToken: (token, sessionId) => openResumeToken(keys, token, sessionId, clock.now()),
  };
}
