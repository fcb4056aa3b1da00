import type { Request, RequestHandler, Response } from 'express';
import type { LiveStream } from '../events/follower.ts';
import type { Known, LiveFeed } from '../events/live-feed.ts';
import { randomId } from '../lib/ids.ts';
import type { Opened, OpenRequest } from '../turns/open-conversation.ts';
import { deviceIdOf } from './device-id.ts';
import { type OpenToken, ownershipOfSession } from './ownership.ts';
import { HttpProblem, noConversationProblem } from './problems.ts';
import type { StreamLimits } from './stream-limits.ts';

export interface EventsPorts {
  readonly openToken: OpenToken;
  readonly open: (request: OpenRequest) => Promise<Opened>;
  readonly feed: LiveFeed;
  readonly limits: StreamLimits;
}

const DEVICE_LENGTH = 11;
/** A client that leaves so much unread is cut; it may come back with its cursor. */
const MAX_UNREAD_BYTES = 256 * 1_024;

/** `GET /api/chat/events`: a stream that stays open, decided upon before its first byte. */
export const eventsRoute =
  (ports: EventsPorts): RequestHandler =>
  async (req, res) => {
    const ownership = ownershipOfSession(req, ports.openToken);
    const { sessionId, wantsToken } = ownership;
    const device = deviceIdOf(req) ?? randomId(DEVICE_LENGTH);
    const release = ports.limits.take(sessionId, req.ip ?? 'unknown');
    res.once('close', release);

    const opened = await ports.feed.open(
      { sessionId, device, wantsToken, after: cursorOf(req) },
      () => elsewhere(ownership, ports),
      () => start(res, sessionId),
    );
    if (opened.kind === 'closed') throw endingProblem();
    if (opened.kind !== 'open') throw noConversationProblem(opened.kind);
    // The client may have gone while the stream was opened.
    if (res.closed) opened.close();
    else res.once('close', opened.close);
  };

async function elsewhere(request: OpenRequest, { open }: EventsPorts): Promise<Known> {
  const opened = await open(request);
  if (opened.kind !== 'found') return opened;
  const { cursor, expiresAt } = opened.snapshot;
  return { kind: 'found', cursor, expiresAt: Date.parse(expiresAt) };
}

/** `Last-Event-ID` is what a client sends by itself when it reconnects, so it is newer than the address. */
function cursorOf(req: Request): string | null {
  const query = new URLSearchParams(req.url.split('?', 2)[1]);
  return req.get('last-event-id') ?? query.get('after');
}

function start(res: Response, sessionId: string): LiveStream {
  res.set({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-session-id': sessionId,
  });
  res.flushHeaders();
  return {
    send: (text) => {
      if (res.writableEnded || res.destroyed) return;
      res.write(text);
      if (res.writableLength > MAX_UNREAD_BYTES) res.destroy();
    },
    end: () => void res.end(),
  };
}

const endingProblem = (): HttpProblem =>
  new HttpProblem('unavailable', {
    detail: 'This process is about to end; open the stream again, and another one answers.',
    headers: { 'retry-after': '1' },
  });
