import { type Session, StoreUnavailable } from './session-store.ts';

/** What can be read of a session that cannot be decrypted. */
export type SealedHead = Pick<Session, 'version' | 'epoch' | 'turns'>;

/**
 * The store has the session, but this instance cannot decrypt it, so for this session alone the store
 * counts as unavailable. Nothing was written.
 */
export class StateSealed extends StoreUnavailable {
  readonly head: SealedHead;

  constructor(message: string, head: SealedHead) {
    super(message, { reason: 'refused' });
    this.head = head;
  }
}
