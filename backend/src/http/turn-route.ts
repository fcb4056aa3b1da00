import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReplySpec } from '../dialogue/reply.ts';
import type { Clock } from '../lib/clock.ts';
import { randomId, shortHash } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { TurnMetrics } from '../metrics/turn-metrics.ts';
import { type ChatReply, chatRequestSchema } from '../protocol/chat.ts';
import type { AboutReply } from '../turns/reply-writer.ts';
import type { TurnOutcome, TurnRequest } from '../turns/turn-outcome.ts';
import { acceptedLanguages } from './accepted-languages.ts';
import type { AddressOf } from './client-address.ts';
import { fitting, readJson } from './json-body.ts';
import { type OpenToken, ownershipOfTurn } from './ownership.ts';
import type { SendProblem } from './problem-handler.ts';
import { deletedProblem, HttpProblem, uncertainProblem } from './problems.ts';
import type { CountRequest } from './rate-limit.ts';
import type { FlatHeaders, ReplyHeaders } from './reply-headers.ts';
import { requestIdFor } from './request-id.ts';
import { isSealed, sessionIdOf } from './session-id.ts';
import { checkTimeZone } from './time-zone.ts';

export interface TurnPorts {
  readonly handleTurn: (request: TurnRequest) => Promise<TurnOutcome>;
  readonly openToken: OpenToken;
  readonly writeReply: (reply: ReplySpec, about: AboutReply) => ChatReply;
  readonly addressOf: AddressOf;
  readonly count: CountRequest;
  readonly metrics: Pick<TurnMetrics, 'taken' | 'failed'>;
  /** If false, the log line counts no Redis commands. */
  readonly usesRedis: boolean;
  readonly logger: Logger;
  readonly clock: Clock;
}

type Replied = Extract<TurnOutcome, { kind: 'replied' }>;

const MESSAGE_ID_LENGTH = 22;

/**
 * `POST /api/chat`, by far the busiest route: it uses nothing of Express and writes its headers in one
 * call.
 */
export const turnRoute =
  (ports: TurnPorts, headers: ReplyHeaders, sendProblem: SendProblem) =>
  async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const requestId = requestIdFor(req);
    const head = headers.of(req, requestId);
    try {
      send(res, head, await postTurn(req, requestId, ports));
    } catch (error) {
      for (let at = 0; at < head.length; at += 2) res.setHeader(head[at] ?? '', head[at + 1] ?? '');
      sendProblem(error, res, requestId);
    }
  };

function send(res: ServerResponse, head: FlatHeaders, reply: ChatReply): void {
  const body = JSON.stringify(reply);
  res.writeHead(200, [
    ...head,
    'x-session-id',
    reply.sessionId,
    'content-type',
    'application/json; charset=utf-8',
    'content-length',
    `${Buffer.byteLength(body)}`,
  ]);
  res.end(body);
}

async function postTurn(req: IncomingMessage, requestId: string, ports: TurnPorts): Promise<ChatReply> {
  const { clock } = ports;
  const startedAt = clock.now();
  ports.count(req, sessionIdOf(req));
  const ownership = ownershipOfTurn(req, ports.openToken);
  const { sessionId, wantsToken } = ownership;
  const body = fitting(await readJson(req), chatRequestSchema);
  if (body.timeZone !== undefined) checkTimeZone(body.timeZone);

  const messageId = body.messageId ?? randomId(MESSAGE_ID_LENGTH);
  const { message, locale, timeZone } = body;
  const outcome = await counted(startedAt, ports, {
    isSealed: isSealed(sessionId),
    messageId,
    message,
    clientAddress: ports.addressOf(req),
    locale,
    ...(locale === undefined && { acceptedLanguages: acceptedLanguages(req) }),
    timeZone,
    ...ownership,
  });
  const at = clock.now();
  if (outcome.kind !== 'replied') throw refusal(outcome);

  logTurn(outcome, sessionId, at - startedAt, requestId, ports);
  const { reply, turn, session } = outcome;
  return ports.writeReply(reply, { sessionId, messageId, turn, session, wantsToken, at });
}

async function counted(
  startedAt: number,
  { handleTurn, metrics, clock }: TurnPorts,
  request: TurnRequest,
): Promise<TurnOutcome> {
  const seconds = () => (clock.now() - startedAt) / 1_000;
  try {
    const outcome = await handleTurn(request);
    metrics.taken(outcome, seconds());
    return outcome;
  } catch (error) {
    metrics.failed(seconds());
    throw error;
  }
}

function refusal(outcome: Exclude<TurnOutcome, { kind: 'replied' }>): HttpProblem {
  switch (outcome.kind) {
    case 'messageIdReused':
      return new HttpProblem('message_id_reused', {
        detail: 'This messageId was sent before with another message; a new message needs a new id.',
      });
    case 'deleted':
      return deletedProblem();
    case 'refused':
      return uncertainProblem();
    case 'newerBuild':
      return new HttpProblem('unavailable', {
        detail:
          'A newer version of this service has taken over this conversation; nothing was done. Please send it again.',
        headers: { 'retry-after': '1' },
      });
    case 'busy':
      return new HttpProblem('unavailable', {
        detail:
          'Too many messages of this conversation arrived at once; nothing was done. Please send it again.',
        headers: { 'retry-after': '1' },
      });
  }
}

/**
 * One line for each turn. A session id is a credential, so it is logged as a hash; free text is never
 * logged.
 */
function logTurn(
  outcome: Replied,
  sessionId: string,
  ms: number,
  requestId: string,
  { usesRedis, logger }: TurnPorts,
): void {
  const { turn, from, reply, event, understoodBy, commands } = outcome;
  logger.info(
    {
      requestId,
      session: shortHash(sessionId),
      turn,
      from,
      to: reply.state,
      event,
      understoodBy,
      ms,
      degraded: reply.notices?.includes('degraded') ?? false,
      redisCommands: usesRedis ? commands : 0,
    },
    'turn',
  );
}
