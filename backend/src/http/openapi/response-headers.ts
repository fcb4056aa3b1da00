import { z } from 'zod';
import { sessionIdSchema } from '../../protocol/chat.ts';

const requestId = z.string().describe('As it was sent, or a new id.');

/** Response headers, by what the response is about. */
export const responseHeaders = {
  ofAnything: { 'x-request-id': requestId },
  ofSession: {
    'x-request-id': requestId,
    'x-session-id': sessionIdSchema.describe('The conversation that the response is about.'),
  },
  ofWaiting: { 'retry-after': z.string().describe('Seconds to wait before retrying.') },
  ofMethods: { allow: z.string().describe('The methods that are allowed here.') },
  ofChallenge: { 'www-authenticate': z.string() },
} as const;
