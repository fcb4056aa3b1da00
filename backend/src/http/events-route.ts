import type { Request, RequestHandler } from 'express';
import type { Known, LiveFeed } from '../events/live-feed.ts';
import { randomId } from '../lib/ids.ts';
import type { Opened, OpenRequest } from '../turns/open-conversation.ts';
import type { AddressOf } from './client-address.ts';
import { deviceIdOf } from './device-id.ts';
import { streamTo } from './event-stream-response.ts';
import { type OpenToken, ownershipOfSession } from './ownership.ts';
import { HttpProblem, noConversationProblem } from './problems.ts';
import type { CountRequest } from './rate-limit.ts';
import { requiredSessionId } from './session-id.ts';
import type { StreamLimits } from './stream-limits.ts';

export interface EventsPorts {
  readonly openToken: OpenToken;
  readonly open: (request: OpenRequest) => Promise<Opened>;
  readonly feed: LiveFeed;
  readonly count: CountRequest;
  readonly limits: StreamLimits;
  readonly addressOf: AddressOf;
}

const DEVICE_LENGTH = 11;

/** `GET /api/chat/events`: a stream that stays open. Every refusal is decided before its first byte. */
export const eventsRoute =
  (ports: EventsPorts): RequestHandler =>
  async (req, res) => {
    ports.count(req, requiredSessionId(req));
    const ownership = ownershipOfSession(req, ports.openToken);
    const { sessionId, wantsToken } = ownership;
    const device = deviceIdOf(req) ?? randomId(DEVICE_LENGTH);
    const release = ports.limits.take(sessionId, ports.addressOf(req));
    res.once('close', release);

    const opened = await ports.feed.open(
      { sessionId, device, wantsToken, after: cursorOf(req) },
      () => elsewhere(ownership, ports),
      () => streamTo(res, sessionId),
    );
    if (opened.kind === 'closed') throw endingProblem();
    if (opened.kind !== 'open') throw noConversationProblem(opened.kind);
    // The client may have disconnected while the stream was being opened.
    if (res.closed) opened.close();
    else res.once('close', opened.close);
  };

async function elsewhere(request: OpenRequest, { open }: EventsPorts): Promise<Known> {
  const opened = await open(request);
  if (opened.kind !== 'found') return opened;
  const { cursor, expiresAt } = opened.snapshot;
  return { kind: 'found', cursor, expiresAt: Date.parse(expiresAt) };
}

/** A reconnecting browser sends `Last-Event-ID` by itself, so it is newer than the cursor in the URL. */
function cursorOf(req: Request): string | null {
  const query = new URLSearchParams(req.url.split('?', 2)[1]);
  return req.get('last-event-id') ?? query.get('after');
}

const endingProblem = (): HttpProblem =>
  new HttpProblem('unavailable', {
    detail: 'This process is shutting down; open the stream again to reach another one.',
    headers: { 'retry-after': '1' },
  });
