import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { ChatClient } from './chat-client.ts';

/**
 * Plays a say/expect script against a running Holdfast, in a conversation of its own.
 *
 *     > book a demo                    the visitor says this
 *     < BOOK_NAME What's your name?    the reply is in this state and contains this text
 *     < Shall I book it?               … and this one
 *     ! menu                           … and does not contain this
 *
 * `before`: the reply that the script may start with. Returns the last reply.
 */
export async function play(
  url: string,
  script: string,
  client = new ChatClient(url, randomUUID()),
  before: ChatReply | null = null,
): Promise<ChatReply> {
  let reply = before;
  for (const line of script.split('\n').map((raw) => raw.trim())) {
    if (line === '') continue;
    const [mark, rest] = [line.slice(0, 1), line.slice(1).trim()];
    if (mark === '>') {
      reply = await client.say(rest);
      continue;
    }
    if (!reply) throw new Error('A script begins with what the visitor says');
    if (mark === '<') expectReply(reply, rest);
    else if (mark === '!') expect(reply.message, line).not.toContain(rest);
    else throw new Error(`A line of a script begins with >, < or !, and this does not: ${line}`);
  }
  if (!reply) throw new Error('The script is empty');
  return reply;
}

const STATE = /^([A-Z][A-Z_]+)(?:\s+(.*))?$/;

function expectReply(reply: ChatReply, expected: string): void {
  const [, state, text] = STATE.exec(expected) ?? [undefined, undefined, expected];
  const where = `after which it said, in ${reply.state}: ${reply.message}`;
  if (state !== undefined) expect(reply.state, where).toBe(state);
  if (text) expect(reply.message, where).toContain(text);
}
