import type { IncomingMessage } from 'node:http';
import { randomId } from '../lib/ids.ts';
import { sessionIdSchema } from '../protocol/chat.ts';
import { idHeader } from './id-header.ts';
import { HttpProblem } from './problems.ts';

/** 22 characters of 6 bits: 132 bits, which cannot be guessed. */
const RANDOM_LENGTH = 22;

export const newSessionId = (): string => `hf_${randomId(RANDOM_LENGTH)}`;

const SEALED = /^hf_[A-Za-z0-9_-]{22}$/;

/**
 * Whether an id has the server's format. Such a session can be reached only with its token, whether it
 * exists or not.
 */
export const isSealed = (sessionId: string): boolean => SEALED.test(sessionId);

/** The conversation that the request names, or undefined if it names none. */
export const sessionIdOf = (req: IncomingMessage): string | undefined =>
  idHeader(req, 'x-session-id', sessionIdSchema, 'invalid_session_id');

export function requiredSessionId(req: IncomingMessage): string {
  const id = sessionIdOf(req);
  if (id !== undefined) return id;
  throw new HttpProblem('session_id_required', {
    detail: 'Name the conversation in the header x-session-id.',
  });
}
