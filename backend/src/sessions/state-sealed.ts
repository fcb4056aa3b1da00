import { type Session, StoreUnavailable } from './session-store.ts';

/** What can be told of a session that does not open. */
export type SealedHead = Pick<Session, 'version' | 'epoch' | 'turns'>;

/**
 * The store has the session, but nobody here can open it: to this instance the store is unavailable for this session
 * alone. Nothing was written.
 */
export class StateSealed extends StoreUnavailable {
  readonly head: SealedHead;

  constructor(message: string, head: SealedHead) {
    super(message, { reason: 'refused' });
    this.head = head;
  }
}
