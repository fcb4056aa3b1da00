import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** Sets headers that depend only on the request's origin. */
export type HeaderWriter = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** Alternating names and values, the form that is cheapest to write. */
export type FlatHeaders = readonly string[];

/**
 * The headers that middleware such as helmet and cors sets on the reply to a POST. They are computed once
 * for each configured origin and once for all others, because computing them costs a tenth of a turn.
 */
export class ReplyHeaders {
  readonly #ofOrigin: ReadonlyMap<string | undefined, FlatHeaders>;
  readonly #ofOthers: FlatHeaders;

  constructor(writers: readonly HeaderWriter[], origins: readonly string[]) {
    this.#ofOrigin = new Map(origins.map((origin) => [origin, record(writers, origin)]));
    this.#ofOthers = record(writers, undefined);
  }

  of(req: IncomingMessage, requestId: string): FlatHeaders {
    const ofOrigin = this.#ofOrigin.get(req.headers.origin) ?? this.#ofOthers;
    return [...ofOrigin, REQUEST_ID_HEADER, requestId];
  }
}

function record(writers: readonly HeaderWriter[], origin: string | undefined): FlatHeaders {
  const req = new IncomingMessage(new Socket());
  req.method = 'POST';
  if (origin !== undefined) req.headers.origin = origin;
  const res = new ServerResponse(req);
  for (const write of writers) write(req, res, () => undefined);
  return Object.entries(res.getHeaders()).flatMap(([name, value]) => [name, String(value)]);
}
