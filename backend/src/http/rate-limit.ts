import type { IncomingMessage } from 'node:http';
import type { Limit } from '../limits/open-limits.ts';
import type { AddressOf } from './client-address.ts';
import { HttpProblem } from './problems.ts';

/** Counts a request; throws a `rate_limited` problem when a limit is reached. */
export type CountRequest = (req: IncomingMessage, sessionId: string | undefined) => void;

export const countBy =
  (limit: Limit, addressOf: AddressOf): CountRequest =>
  (req, session) => {
    const waitMs = limit({ address: addressOf(req), session });
    if (waitMs === null) return;
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
    throw new HttpProblem('rate_limited', {
      detail: `Too many requests; please wait ${seconds} s and send the last one again.`,
      headers: { 'retry-after': String(seconds) },
    });
  };
