import type { ChatReply } from '../../../backend/src/protocol/chat.ts';

/** Events for the page: `holdfast:open` and so on, dispatched on the element with these as `detail`. */
export interface ChatDetails {
  readonly open: null;
  readonly close: null;
  /** A new message. For the assistant only its text parts. */
  readonly message: { readonly from: 'visitor' | 'assistant' | 'operator'; readonly text: string };
  /** A booking was made or cancelled. */
  readonly booking: NonNullable<ChatReply['booking']>;
  readonly end: { readonly reason: 'expired' | 'deleted' | 'notFound' };
}

export type ChatEvent = keyof ChatDetails;
