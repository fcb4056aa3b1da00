import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import { randomId } from '../lib/ids.ts';

const REQUEST_ID = /^[A-Za-z0-9_.:-]{1,128}$/;

export const REQUEST_ID_HEADER = 'x-request-id';

/** The caller's own request id, or a new one. */
export function requestIdFor({ headers }: IncomingMessage): string {
  const sent = headers[REQUEST_ID_HEADER];
  return typeof sent === 'string' && REQUEST_ID.test(sent) ? sent : randomId(22);
}

export const requestId: RequestHandler = (req, res, next) => {
  res.setHeader(REQUEST_ID_HEADER, requestIdFor(req));
  next();
};

export const requestIdOf = (res: Response): string => String(res.getHeader(REQUEST_ID_HEADER));
