import type { ChatReply } from '../../../backend/src/protocol/chat.ts';

/** What the page is told: `holdfast:open` and so on, as events of the element with these as their `detail`. */
export interface ChatDetails {
  readonly open: null;
  readonly close: null;
  /** What was said from now on, by whom. Text of the assistant's only where it is text. */
  readonly message: { readonly from: 'visitor' | 'assistant' | 'operator'; readonly text: string };
  /** A booking was made or cancelled. */
  readonly booking: NonNullable<ChatReply['booking']>;
  readonly end: { readonly reason: 'expired' | 'deleted' | 'notFound' };
}

export type ChatEvent = keyof ChatDetails;
