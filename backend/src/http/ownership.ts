import type { IncomingMessage } from 'node:http';
import type { OpenedToken, ResumeToken } from '../sessions/resume-token.ts';
import type { EarlierConversation } from '../turns/recognise-visitor.ts';
import { expiredProblem, HttpProblem } from './problems.ts';
import { isSealed, newSessionId, requiredSessionId, sessionIdOf } from './session-id.ts';

/** The conversation of a request whose ownership was verified. */
export interface Ownership {
  readonly sessionId: string;
  /** The id was created for this request, so nobody else can know it. */
  readonly isNew: boolean;
  /** The client's token; null if it sent none, or asks for its first one. */
  readonly token: ResumeToken | null;
  /** Whether the reply carries a token. Sealing takes time that a plain API client should not pay for. */
  readonly wantsToken: boolean;
}

/** For a new conversation, also the visitor's earlier one. */
export interface TurnOwnership extends Ownership {
  readonly earlier: EarlierConversation | null;
}

export type OpenToken = (token: string, sessionId: string) => OpenedToken;

const HEADER = 'x-resume-token';
const ASKS_FOR_ONE = 'new';
const EARLIER_HEADER = 'x-visitor-token';
/** `<session id> <resume token>` */
const EARLIER = /^(\S{1,128}) (\S+)$/;

/**
 * The conversation of a turn. Without an id the server creates one, which belongs to whoever receives the
 * reply.
 */
export function ownershipOfTurn(req: IncomingMessage, open: OpenToken): TurnOwnership {
  const sessionId = sessionIdOf(req);
  if (sessionId !== undefined) return { earlier: null, ...ownershipOf(req, sessionId, open) };
  const sent = req.headers[HEADER];
  if (sent !== undefined && sent !== ASKS_FOR_ONE) throw tokenRequired();
  const earlier = earlierConversationOf(req, open);
  return { sessionId: newSessionId(), isNew: true, token: null, wantsToken: true, earlier };
}

/** For requests about an existing conversation. */
export const ownershipOfSession = (req: IncomingMessage, open: OpenToken): Ownership =>
  ownershipOf(req, requiredSessionId(req), open);

/**
 * The visitor's earlier conversation, as presented by the client; null unless its token proves ownership.
 * An id chosen by a client may be known to others, so it proves nothing.
 */
function earlierConversationOf(req: IncomingMessage, open: OpenToken): EarlierConversation | null {
  const [, sessionId = '', sent = ''] = EARLIER.exec(String(req.headers[EARLIER_HEADER] ?? '')) ?? [];
  if (!isSealed(sessionId)) return null;
  const opened = open(sent, sessionId);
  return opened.kind === 'opened' ? { sessionId, token: opened } : null;
}

/**
 * Decides from the request alone, so that a refusal takes the same time whether or not the session exists.
 */
function ownershipOf(req: IncomingMessage, sessionId: string, open: OpenToken): Ownership {
  const sent = req.headers[HEADER];
  if (sent === undefined || sent === ASKS_FOR_ONE) {
    if (isSealed(sessionId)) throw tokenRequired();
    return { sessionId, isNew: false, token: null, wantsToken: sent === ASKS_FOR_ONE };
  }
  const opened = open(String(sent), sessionId);
  switch (opened.kind) {
    case 'opened':
      return { sessionId, isNew: false, token: opened, wantsToken: true };
    case 'outlived':
      throw expiredProblem();
    case 'refused':
      throw tokenRequired();
  }
}

const tokenRequired = (): HttpProblem =>
  new HttpProblem('resume_token_required', {
    detail:
      'Send the resumeToken of the last reply in x-resume-token, or start a new conversation without x-session-id.',
  });
