import { shortHash } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { Session } from './session-store.ts';

export type SessionLogger = Logger & { isLevelEnabled(level: string): boolean };

/** Personal data of a session, masked, by field. */
export type DescribeSession = (session: Session) => Readonly<Record<string, string>>;

type SessionEvent =
  | 'session state saved'
  | 'session state retrieved'
  | 'session TTL refreshed'
  | 'session deleted';

/**
 * Debug lines about single sessions. An id opens its session for an API client, so a line carries a hash
 * of it. Nothing is computed while debug lines are off.
 */
export class SessionLog {
  readonly #logger: SessionLogger;
  readonly #describe: DescribeSession;

  constructor(logger: SessionLogger, describe: DescribeSession) {
    this.#logger = logger;
    this.#describe = describe;
  }

  tell(event: SessionEvent, id: string, session: Session | null): void {
    if (!this.#logger.isLevelEnabled('debug')) return;
    const fields = session && { version: session.version, maskedData: this.#describe(session) };
    this.#logger.debug({ session: shortHash(id), ...fields }, event);
  }
}
