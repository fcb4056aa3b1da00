import type { Connection } from './connection.ts';
import type { SessionMemory } from './session-memory.ts';
import type { TabMemory } from './tab-memory.ts';

/** The parts of a conversation, and what it may use of the page. */
export interface ConversationOptions {
  readonly connection: Connection;
  readonly memory: SessionMemory;
  readonly tab: TabMemory;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly newMessageId: () => string;
  /** IANA name; null if the browser does not know it. */
  readonly timeZone: string | null;
  /** From a link shown on another device. */
  readonly handoverCode: string | null;
  /** The page's address, for opening it on another device. */
  readonly page: () => string;
  /** Called when a hand-over link is wanted. */
  readonly onHandover: () => void;
}
