import { shortHash } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import type { Session } from './session-store.ts';

export type SessionLogger = Logger & { isLevelEnabled(level: string): boolean };

/** A session's personal data, masked, by field. */
export type DescribeSession = (session: Session) => Readonly<Record<string, string>>;

type SessionEvent =
  | 'session state saved'
  | 'session state retrieved'
  | 'session TTL refreshed'
  | 'session deleted';

/**
 * Debug lines about single sessions. An id gives an API client access to its session, so lines carry only
 * its hash. Nothing is computed while debug logging is off.
 */
export class SessionLog {
  readonly #logger: SessionLogger;
  readonly #describe: DescribeSession;

  constructor(logger: SessionLogger, describe: DescribeSession) {
    this.#logger = logger;
    this.#describe = describe;
  }

  record(event: SessionEvent, id: string, session: Session | null): void {
    if (!this.#logger.isLevelEnabled('debug')) return;
    const fields = session && { version: session.version, maskedData: this.#describe(session) };
    this.#logger.debug({ session: shortHash(id), ...fields }, event);
  }
}
