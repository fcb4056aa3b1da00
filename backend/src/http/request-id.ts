import type { RequestHandler, Response } from 'express';
import { randomId } from '../lib/ids.ts';

const REQUEST_ID = /^[A-Za-z0-9_.:-]{1,128}$/;
const HEADER = 'x-request-id';

/** Echoes the caller's request id, or makes one. */
export const requestId: RequestHandler = (req, res, next) => {
  const sent = req.get(HEADER);
  res.setHeader(HEADER, sent !== undefined && REQUEST_ID.test(sent) ? sent : randomId(22));
  next();
};

export const requestIdOf = (res: Response): string => String(res.getHeader(HEADER));
