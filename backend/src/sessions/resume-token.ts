import { seal, unseal } from '../lib/aead.ts';
import type { KeyRing } from './key-ring.ts';
import { decodeSession, encodeSession } from './session-json.ts';
import { isOutlived } from './session-lifetime.ts';
import type { RememberedTurn, Session } from './session-store.ts';

/**
 * A session in its client's hands: proof of ownership, and a copy that survives the loss of every store.
 * Format: `hf1.<kid>.<base64url of iv | ciphertext | tag>`, bound to format, key, purpose and session id.
 * It states what the conversation was, not what is true now: holds, bookings and deletions are decided by
 * the database.
 */
export interface ResumeToken {
  readonly session: Session;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  /** When the session's TTL runs out unless it is renewed. Epoch milliseconds. */
  readonly expiresAt: number;
}

export type OpenedToken =
  | ({ readonly kind: 'opened' } & ResumeToken)
  /** Genuine, but its session is past its absolute lifetime. */
  | { readonly kind: 'outlived' }
  /**
   * Anything else: not a token, altered, of another session, purpose or deployment, under a retired key, or
   * from the future.
   */
  | { readonly kind: 'refused' };

/** In characters. */
export const MAX_TOKEN_LENGTH = 4_096;
/** How far the clocks of two instances may differ. */
const MAX_CLOCK_SKEW_MS = 60_000;

const FORMAT = 'hf1';
const TOKEN = /^hf1\.([\w-]+)\.([\w-]+)$/;
const REFUSED: OpenedToken = { kind: 'refused' };

/** Stands for a reply that was left out to save space. */
const NO_REPLY = 'null';

/**
 * Keeps only the newest reply, for a retry of its message and for `GET`, and the ids of the other
 * remembered turns. Drops all of them if the token would exceed 4,096 characters; null if the session is
 * too large even then.
 */
export function sealResumeToken(
  ring: KeyRing,
  { sessionId, session, ...times }: ResumeToken & { readonly sessionId: string },
): string | null {
  return (
    sealIfShort(ring, sessionId, { ...times, session: { ...session, turns: newestTold(session.turns) } }) ??
    sealIfShort(ring, sessionId, { ...times, session: { ...session, turns: [] } })
  );
}

/** Never throws, whatever the input. Everything refused looks the same. */
export function openResumeToken(ring: KeyRing, token: string, sessionId: string, nowMs: number): OpenedToken {
  const text = decrypt(ring, token, sessionId);
  const contents = text === null ? null : decode(text);
  if (contents === null || contents.issuedAt > nowMs + MAX_CLOCK_SKEW_MS) return REFUSED;
  return isOutlived(contents.session, nowMs) ? { kind: 'outlived' } : { kind: 'opened', ...contents };
}

const newestTold = (turns: readonly RememberedTurn[]): readonly RememberedTurn[] =>
  turns.map((turn, index) => (index === turns.length - 1 ? turn : { ...turn, reply: NO_REPLY }));

function sealIfShort({ newest }: KeyRing, sessionId: string, contents: ResumeToken): string | null {
  const sealed = seal(newest.token, encode(contents), contextOf(newest.kid, sessionId));
  const token = `${FORMAT}.${newest.kid}.${sealed.toString('base64url')}`;
  return token.length > MAX_TOKEN_LENGTH ? null : token;
}

function decrypt(ring: KeyRing, token: string, sessionId: string): string | null {
  if (token.length > MAX_TOKEN_LENGTH) return null;
  const [, kid = '', body = ''] = TOKEN.exec(token) ?? [];
  const keys = ring.find(kid);
  if (!keys) return null;
  const sealed = Buffer.from(body, 'base64url');
  // Decoding ignores the spare bits of the last character, but a token must have exactly one form.
  if (sealed.toString('base64url') !== body) return null;
  return unseal(keys.token, sealed, contextOf(kid, sessionId))?.toString() ?? null;
}

/** Only the last part may contain a dot, so no two contexts are the same text. */
const contextOf = (kid: string, sessionId: string): string => `${FORMAT}.${kid}.resume.${sessionId}`;

const encode = ({ issuedAt, expiresAt, session }: ResumeToken): string =>
  `${issuedAt} ${expiresAt} ${encodeSession(session)}`;

function decode(text: string): ResumeToken | null {
  const [issuedAt, expiresAt] = text.split(' ', 2);
  const session = decodeSession(text.slice(text.indexOf('{')));
  return session && { session, issuedAt: Number(issuedAt), expiresAt: Number(expiresAt) };
}
