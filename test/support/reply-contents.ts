import type { ChatReply, ChatSnapshot } from '../../backend/src/protocol/chat.ts';
import type { ChatClient } from './chat-client.ts';

export const noticesOf = ({ parts }: Pick<ChatReply, 'parts'>): readonly string[] =>
  parts.flatMap((part) => (part.type === 'notice' ? [part.code] : []));

/** The snapshot of an existing conversation. */
export async function look(visitor: ChatClient): Promise<ChatSnapshot> {
  const { status, body } = await visitor.get();
  if (status !== 200) throw new Error(`GET was answered ${JSON.stringify(body)}`);
  return body as ChatSnapshot;
}

/** The visitor's messages in the transcript. */
export const visitorTexts = ({ transcript }: ChatSnapshot): readonly string[] =>
  transcript.filter(({ role }) => role === 'visitor').map(({ text }) => text);
