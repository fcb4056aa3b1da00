import type { Connection } from './connection.ts';
import type { SessionMemory } from './session-memory.ts';
import type { TabMemory } from './tab-memory.ts';

/** What a conversation is made of, and what of the page it may use. */
export interface ConversationOptions {
  readonly connection: Connection;
  readonly memory: SessionMemory;
  readonly tab: TabMemory;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly newMessageId: () => string;
  /** IANA name; null where the browser does not know it. */
  readonly timeZone: string | null;
  /** From a link that another device has shown. */
  readonly handoverCode: string | null;
  /** Address of the page, as another device is to open it. */
  readonly page: () => string;
  /** Called when a link to hand over is wanted. */
  readonly onHandover: () => void;
}
