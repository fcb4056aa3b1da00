import { z } from 'zod';
import { compactJson, type JsonObject, type JsonValue } from '../lib/json.ts';
import type { RememberedTurn, Session } from './session-store.ts';

const MAX_BYTES = 3_000;
const UNKNOWN_INSTANT = '1970-01-01T00:00:00.000Z';

const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const shortHash = z.string().regex(/^[\w-]+$/);
const visitorId = z.string().regex(/^[\w-]+$/);
const storedTurn = z
  .tuple([shortHash, shortHash, z.custom<JsonValue>((value) => value !== undefined)])
  .transform(([id, text, reply]): RememberedTurn => ({ id, text, reply: compactJson(reply) }));

/** What cannot be read becomes empty: without its `dialogue` a conversation restarts, keeping the answers it has. */
const storedBody = z.object({
  current: z.string().catch(''),
  createdAt: z.string().catch(UNKNOWN_INSTANT),
  updatedAt: z.string().catch(UNKNOWN_INSTANT),
  visitor: visitorId.optional().catch(undefined),
  data: jsonObject.catch({}),
  dialogue: jsonObject.catch({}),
  turns: z.array(storedTurn).catch([]),
});

/**
 * The JSON of `state:<id>`. Scripts read it as text and rely on three things: it begins with `version`, the
 * epoch stands as `"epoch":"…"`, and a remembered turn as `["<id>","<text>",…`. What a visitor says is only
 * ever a string, where quotes are escaped, so it cannot imitate these.
 * Above 3,000 bytes the oldest remembered turns are left out, never the newest.
 */
export const encodeSession = (session: Session): string => encodeFitting(session).json;

/** The same, with the remembered turns that are in it. */
export function encodeFitting(session: Session): {
  readonly json: string;
  readonly turns: readonly RememberedTurn[];
} {
  const { version, current, epoch, createdAt, updatedAt, visitor, data, dialogue } = session;
  const fields = JSON.stringify({ version, current, epoch, createdAt, updatedAt, visitor, data, dialogue });
  const turns = session.turns.map(({ id, text, reply }) => `["${id}","${text}",${reply}]`);
  for (;;) {
    const json = `${fields.slice(0, -1)},"turns":[${turns.join(',')}]}`;
    if (Buffer.byteLength(json) <= MAX_BYTES || turns.length <= 1)
      return { json, turns: session.turns.slice(session.turns.length - turns.length) };
    turns.shift();
  }
}

/**
 * Null when the text is no session at all, having no version or no epoch: the store then counts as empty,
 * for the scripts too. Anything else becomes a session, whatever of it could not be read being empty.
 */
export function decodeSession(json: string): Session | null {
  const head = readHead(json);
  if (head === null) return null;
  const { visitor, ...body } = readBody(json);
  return { ...body, ...(visitor !== undefined && { visitor }), ...head };
}

/** The same patterns as in `scripts/`: version and epoch must be what the comparison there sees. */
export function readHead(json: string): Pick<Session, 'version' | 'epoch'> | null {
  const version = /^\{"version":(\d+)/.exec(json)?.[1];
  const epoch = /"epoch":"([^"]*)"/.exec(json)?.[1];
  return version === undefined || epoch === undefined ? null : { version: Number(version), epoch };
}

function readBody(json: string): z.infer<typeof storedBody> {
  try {
    return storedBody.parse(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) return storedBody.parse({});
    throw error;
  }
}
