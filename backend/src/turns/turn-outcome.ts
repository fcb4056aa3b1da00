import type { VisitorEvent } from '../dialogue/events.ts';
import type { ReplySpec } from '../dialogue/reply.ts';
import type { Session } from '../sessions/session-store.ts';
import type { KnownCopy } from '../sessions/which-copy-counts.ts';
import type { ClientHints } from './begin-turn.ts';
import type { ArrivalRequest } from './recognise-visitor.ts';
import type { UnderstoodBy } from './understand-message.ts';

export interface TurnRequest extends ClientHints, ArrivalRequest {
  readonly sessionId: string;
  readonly messageId: string;
  readonly message: string;
  /** The client's address, for limits on held times. Never stored as it is. */
  readonly clientAddress: string;
  /** The client's copy of the conversation, from its resume token. */
  readonly token?: KnownCopy | null;
  /** The id was created for this request, so nobody else can know it. */
  readonly isNew?: boolean;
}

export type TurnOutcome =
  | {
      readonly kind: 'replied';
      readonly turn: number;
      readonly reply: ReplySpec;
      /** The current session. For a retry it may be newer than the turn. */
      readonly session: Session;
      /** The state before the turn. */
      readonly from: string;
      readonly event: VisitorEvent['type'] | 'retry';
      /** Null for a retry. */
      readonly understoodBy: UnderstoodBy | null;
      /** Commands sent to the session store for this turn. */
      readonly commands: number;
    }
  /** The message id was used before with another text. */
  | { readonly kind: 'messageIdReused' }
  | { readonly kind: 'deleted' }
  /**
   * The conversation may have been deleted, and the database that would know is unavailable. Nothing was
   * done.
   */
  | { readonly kind: 'refused' }
  /** A newer build, which serves beside this one, has taken over the conversation. Nothing was done. */
  | { readonly kind: 'newerBuild' }
  /** Other turns of the conversation kept winning the race. Nothing was done. */
  | { readonly kind: 'busy' };
