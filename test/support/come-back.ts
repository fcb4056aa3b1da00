import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { ChatClient } from './chat-client.ts';

export interface ComeBack {
  readonly visitor: ChatClient;
  /** The reply to the first message of the new conversation. */
  readonly reply: ChatReply;
}

/** What a widget does after a conversation has ended: starts a new one and presents the previous one. */
export const comeBack = (
  url: string,
  earlier: ChatClient,
  message: string,
  extra: Record<string, unknown> = {},
): Promise<ComeBack> => begin(url, message, presented(earlier), extra);

/** The value of `x-visitor-token`. */
const presented = ({ sessionId, resumeToken }: ChatClient): string => `${sessionId} ${resumeToken}`;

/** A conversation whose id the server creates; `visitorToken` is sent as it is. */
export async function begin(
  url: string,
  message: string,
  visitorToken?: string,
  extra: Record<string, unknown> = {},
): Promise<ComeBack> {
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(visitorToken !== undefined && { 'x-visitor-token': visitorToken }),
    },
    body: JSON.stringify({ message, ...extra }),
  });
  const body = await response.json();
  if (response.status !== 200) throw new Error(`"${message}" was answered ${JSON.stringify(body)}`);
  const reply = body as ChatReply;
  const visitor = new ChatClient(url, reply.sessionId);
  visitor.resumeToken = reply.resumeToken;
  return { visitor, reply };
}
