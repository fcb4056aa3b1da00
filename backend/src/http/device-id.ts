import type { IncomingMessage } from 'node:http';
import { deviceIdSchema } from '../protocol/chat.ts';
import { HttpProblem } from './problems.ts';

/** The tab or device that the request comes from; null when it does not say. */
export function deviceIdOf(req: IncomingMessage): string | null {
  const sent = req.headers['x-device-id'];
  if (sent === undefined) return null;
  const parsed = deviceIdSchema.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw new HttpProblem('invalid_request', {
    detail: 'x-device-id takes one id of 1 to 64 characters out of A–Z a–z 0–9 _ . : -',
  });
}
