import type { ServerResponse } from 'node:http';
import type { LiveStream } from '../events/follower.ts';

/** A client with this much unread data is disconnected; it can resume with its cursor. */
const MAX_UNREAD_BYTES = 256 * 1_024;

/** Starts a response that stays open. The headers keep proxies from buffering or compressing it. */
export function streamTo(res: ServerResponse, sessionId: string): LiveStream {
  res.setHeader('content-type', 'text/event-stream; charset=utf-8');
  res.setHeader('cache-control', 'no-store, no-transform');
  res.setHeader('x-accel-buffering', 'no');
  res.setHeader('x-session-id', sessionId);
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
