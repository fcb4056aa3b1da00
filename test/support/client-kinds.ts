import { randomUUID } from 'node:crypto';
import { ChatClient } from './chat-client.ts';

/** The ways in which a client can identify its conversation and prove that it is its own. */
export const CLIENT_KINDS = [
  'an id of its own and no token',
  'an id of its own and a token',
  'a sealed id',
] as const;
export type ClientKind = (typeof CLIENT_KINDS)[number];

/** A conversation started by such a client. */
export async function begin(
  kind: ClientKind,
  url: string,
  [first, ...others]: readonly [string, ...string[]],
): Promise<ChatClient> {
  const client =
    kind === 'a sealed id' ? await ChatClient.begin(url, first) : await beginOwn(kind, url, first);
  for (const message of others) await client.say(message);
  return client;
}

async function beginOwn(kind: ClientKind, url: string, first: string): Promise<ChatClient> {
  const client = new ChatClient(url, randomUUID());
  if (kind === 'an id of its own and a token') client.resumeToken = 'new';
  await client.say(first);
  return client;
}
