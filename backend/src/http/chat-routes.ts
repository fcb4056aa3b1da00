import { type Request, type Response, Router } from 'express';
import { type Clock, toInstant } from '../lib/clock.ts';
import { randomId, shortHash } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import { type ChatReply, type ChatSnapshot, chatRequestSchema } from '../protocol/chat.ts';
import type { TurnOutcome, TurnRequest } from '../turns/handle-turn.ts';
import type { Opened } from '../turns/open-conversation.ts';
import { bodyOf, jsonBody } from './json-body.ts';
import type { Metrics } from './metrics.ts';
import { HttpProblem, methodNotAllowed } from './problems.ts';
import type { TurnRateLimit } from './rate-limit.ts';
import { requestIdOf } from './request-id.ts';
import { newSessionId, requiredSessionId, sessionIdOf } from './session-id.ts';
import { checkTimeZone } from './time-zone.ts';

export interface ChatPorts {
  readonly handleTurn: (request: TurnRequest) => Promise<TurnOutcome>;
  readonly renderReply: (
    outcome: Extract<TurnOutcome, { kind: 'replied' }>,
    turn: { readonly sessionId: string; readonly messageId: string; readonly expiresAt: string },
  ) => ChatReply;
  readonly open: (sessionId: string) => Promise<Opened>;
  readonly delete: (sessionId: string) => Promise<void>;
  readonly rateLimit: TurnRateLimit;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly ttlSeconds: number;
}

const MESSAGE_ID_LENGTH = 22;

export function chatRoutes(ports: ChatPorts): Router {
  const router = Router();
  router
    .route('/')
    .post(jsonBody, async (req, res) => void res.json(await postTurn(req, res, ports)))
    .get(async (req, res) => void res.json(await getSnapshot(req, res, ports)))
    .delete(async (req, res) => {
      await ports.delete(requiredSessionId(req));
      res.status(204).end();
    })
    .all(methodNotAllowed('GET', 'POST', 'DELETE'));
  return router;
}

async function postTurn(req: Request, res: Response, ports: ChatPorts): Promise<ChatReply> {
  const startedAt = ports.clock.now();
  const sessionId = sessionIdOf(req);
  await ports.rateLimit.count(req, sessionId);
  const body = bodyOf(req, chatRequestSchema);
  if (body.timeZone !== undefined) checkTimeZone(body.timeZone);

  const request = {
    sessionId: sessionId ?? newSessionId(),
    messageId: body.messageId ?? randomId(MESSAGE_ID_LENGTH),
    message: body.message,
    locale: body.locale,
    timeZone: body.timeZone,
  };
  const outcome = await ports.handleTurn(request);
  const { now } = ports.clock;
  ports.metrics.turn(outcome, (now() - startedAt) / 1_000);
  if (outcome.kind !== 'replied') throw refusal(outcome);

  logTurn(outcome, request.sessionId, now() - startedAt, requestIdOf(res), ports);
  res.setHeader('x-session-id', request.sessionId);
  const expiresAt = toInstant(now() + ports.ttlSeconds * 1_000);
  return ports.renderReply(outcome, {
    sessionId: request.sessionId,
    messageId: request.messageId,
    expiresAt,
  });
}

async function getSnapshot(req: Request, res: Response, ports: ChatPorts): Promise<ChatSnapshot> {
  const sessionId = requiredSessionId(req);
  const opened = await ports.open(sessionId);
  switch (opened.kind) {
    case 'found':
      res.setHeader('x-session-id', sessionId);
      return opened.snapshot;
    case 'absent':
      throw new HttpProblem('session_not_found', {
        detail: 'Send a first message to begin this conversation.',
      });
    case 'expired':
      throw new HttpProblem('session_expired', { detail: 'This conversation has ended; start a new one.' });
    case 'deleted':
      throw deleted();
  }
}

function refusal(outcome: Exclude<TurnOutcome, { kind: 'replied' }>): HttpProblem {
  switch (outcome.kind) {
    case 'messageIdReused':
      return new HttpProblem('message_id_reused', {
        detail: 'This messageId was sent before with another message; a new message needs a new id.',
      });
    case 'deleted':
      return deleted();
    case 'busy':
      return new HttpProblem('unavailable', {
        detail:
          'Too many messages of this conversation arrived at once; nothing was done. Please send it again.',
        headers: { 'retry-after': '1' },
      });
  }
}

const deleted = (): HttpProblem =>
  new HttpProblem('session_deleted', {
    detail: 'This conversation was deleted; start a new one under another id.',
  });

/** One line a turn. A session id is a credential of its client, so its hash stands for it; free text stands nowhere. */
function logTurn(
  outcome: Extract<TurnOutcome, { kind: 'replied' }>,
  sessionId: string,
  ms: number,
  requestId: string,
  { logger }: ChatPorts,
): void {
  const { turn, from, reply, event, commands } = outcome;
  logger.info(
    {
      requestId,
      session: shortHash(sessionId),
      turn,
      from,
      to: reply.state,
      event,
      understoodBy: event === 'retry' ? null : 'rules',
      ms,
      degraded: reply.notices?.includes('degraded') ?? false,
      redisCommands: commands,
    },
    'turn',
  );
}
