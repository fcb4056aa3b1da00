import type { IncomingMessage } from 'node:http';
import { deviceIdSchema } from '../protocol/chat.ts';
import { idHeader } from './id-header.ts';

/** The tab or device that the request comes from; null if it names none. */
export const deviceIdOf = (req: IncomingMessage): string | null =>
  idHeader(req, 'x-device-id', deviceIdSchema, 'invalid_request') ?? null;
