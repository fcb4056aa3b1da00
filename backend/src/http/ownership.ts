import type { IncomingMessage } from 'node:http';
import type { OpenedToken, ResumeToken } from '../sessions/resume-token.ts';
import type { EarlierConversation } from '../turns/recognise-visitor.ts';
import { expiredProblem, HttpProblem } from './problems.ts';
import { isSealed, newSessionId, requiredSessionId, sessionIdOf } from './session-id.ts';

/** Whose conversation a request is about, shown to be theirs. */
export interface Ownership {
  readonly sessionId: string;
  /** The id was made for this request, so nobody can know of it. */
  readonly isNew: boolean;
  /** What the client knows of it; null when it sent no token, or asks for a first one. */
  readonly token: ResumeToken | null;
  /** Whether the reply carries a token: sealing costs time that a plain API client need not pay. */
  readonly wantsToken: boolean;
}

/** … and for a new one what the visitor had before. */
export interface TurnOwnership extends Ownership {
  readonly earlier: EarlierConversation | null;
}

export type OpenToken = (token: string, sessionId: string) => OpenedToken;

const HEADER = 'x-resume-token';
const ASKS_FOR_ONE = 'new';
const EARLIER_HEADER = 'x-visitor-token';
/** `<session id> <resume token>` */
const EARLIER = /^(\S{1,128}) (\S+)$/;

/** The conversation that a turn is for; without an id the server makes one, whose owner is whoever gets the reply. */
export function ownershipOfTurn(req: IncomingMessage, open: OpenToken): TurnOwnership {
  const sessionId = sessionIdOf(req);
  if (sessionId !== undefined) return { earlier: null, ...ownershipOf(req, sessionId, open) };
  const sent = req.headers[HEADER];
  if (sent !== undefined && sent !== ASKS_FOR_ONE) throw tokenRequired();
  const earlier = earlierConversationOf(req, open);
  return { sessionId: newSessionId(), isNew: true, token: null, wantsToken: true, earlier };
}

/** For requests about a conversation that there should be. */
export const ownershipOfSession = (req: IncomingMessage, open: OpenToken): Ownership =>
  ownershipOf(req, requiredSessionId(req), open);

/**
 * What the visitor had before, as their client presents it; null for anything that does not show it to be theirs. An
 * id that a client chose itself may be known to others, so it shows nothing.
 */
function earlierConversationOf(req: IncomingMessage, open: OpenToken): EarlierConversation | null {
  const [, sessionId = '', sent = ''] = EARLIER.exec(String(req.headers[EARLIER_HEADER] ?? '')) ?? [];
  if (!isSealed(sessionId)) return null;
  const opened = open(sent, sessionId);
  return opened.kind === 'opened' ? { sessionId, token: opened } : null;
}

/** Decided from the request alone, so that a refusal takes as long whether or not there is such a session. */
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
