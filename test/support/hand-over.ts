import type { ChatSnapshot } from '../../backend/src/protocol/chat.ts';
import type { HandoverCode } from '../../backend/src/protocol/handover.ts';
import type { Problem } from '../../backend/src/protocol/problem.ts';
import { type Answered, ChatClient } from './chat-client.ts';
import { expectDocumented } from './documented.ts';

/** The first device's request, with its reply. */
export const issueCode = (url: string, { sessionId, resumeToken }: ChatClient) =>
  post<HandoverCode>(`${url}/api/chat/handover`, {
    'x-session-id': sessionId,
    ...(resumeToken !== null && { 'x-resume-token': resumeToken }),
  });

/** The second device's request, with its reply. */
export const claimCode = (url: string, code: unknown) =>
  post<ChatSnapshot>(
    `${url}/api/chat/handover/claim`,
    { 'content-type': 'application/json' },
    JSON.stringify({ code }),
  );

/** A newly issued code. */
export async function newCode(url: string, client: ChatClient): Promise<string> {
  const { status, body } = await issueCode(url, client);
  if (status !== 201 || !('code' in body) || !('expiresAt' in body))
    throw new Error(`No code: ${JSON.stringify(body)}`);
  return body.code;
}

/** The second device, which continues the conversation. */
export async function claimedBy(url: string, code: string): Promise<ChatClient> {
  const { status, body } = await claimCode(url, code);
  if (status !== 200 || !('sessionId' in body)) throw new Error(`Not claimed: ${JSON.stringify(body)}`);
  const client = new ChatClient(url, body.sessionId);
  client.resumeToken = body.resumeToken;
  return client;
}

async function post<Body>(
  url: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answered<Body | Problem>> {
  const response = await fetch(url, { method: 'POST', headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  const { status, headers: replied } = response;
  const contentType = replied.get('content-type');
  expectDocumented({ method: 'POST', path: new URL(url).pathname, status, contentType, body: text });
  return { status, headers: replied, body: JSON.parse(text) as Body | Problem };
}
