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
  .transform(([id, text, reply]) => ({ id, text, reply: compactJson(reply) }));

/**
 * Unreadable fields become empty: without its `dialogue`, a conversation restarts but keeps its answers.
 */
const storedBody = z.object({
  current: z.string().catch(''),
  createdAt: z.string().catch(UNKNOWN_INSTANT),
  updatedAt: z.string().catch(UNKNOWN_INSTANT),
  visitor: visitorId.optional().catch(undefined),
  data: jsonObject.catch({}),
  dialogue: jsonObject.catch({}),
  turns: z.array(storedTurn).catch([]),
  gaps: z.array(z.number()).catch([]),
});

/**
 * The JSON of `state:<id>`. Scripts read it as text and rely on three things: it begins with `version`, the
 * epoch appears as `"epoch":"…"`, and a remembered turn as `["<id>","<text>",…`. A visitor's text only ever
 * appears inside JSON strings, where quotes are escaped, so it cannot imitate these. `gaps` holds those of
 * the newest remembered turns; builds that do not know it can still read and write the rest. Above 3,000 bytes the oldest remembered turns are dropped, but never the
 * newest.
 */
export const encodeSession = (session: Session): string => encodeFitting(session).json;

/** The same, with the remembered turns that it contains. */
export function encodeFitting(session: Session): {
  readonly json: string;
  readonly turns: readonly RememberedTurn[];
} {
  const { version, current, epoch, createdAt, updatedAt, visitor, data, dialogue } = session;
  const fields = JSON.stringify({ version, current, epoch, createdAt, updatedAt, visitor, data, dialogue });
  const texts = session.turns.map(({ id, text, reply }) => `["${id}","${text}",${reply}]`);
  for (let from = 0; ; from += 1) {
    const turns = session.turns.slice(from);
    const gaps = turns.flatMap(({ gap }) => gap ?? []);
    const json = `${fields.slice(0, -1)},"turns":[${texts.slice(from).join(',')}],"gaps":[${gaps.join(',')}]}`;
    if (Buffer.byteLength(json) <= MAX_BYTES || turns.length <= 1) return { json, turns };
  }
}

/**
 * Null if the text has no version or no epoch and therefore is no session; the store, and the scripts,
 * treat it as empty. Anything else becomes a session in which unreadable fields are empty.
 */
export function decodeSession(json: string): Session | null {
  const head = readHead(json);
  if (head === null) return null;
  const { visitor, turns, gaps, ...body } = readBody(json);
  return { ...body, turns: withGaps(turns, gaps), ...(visitor !== undefined && { visitor }), ...head };
}

/** The gaps align with the end of `turns`; older turns may have none. */
const withGaps = (
  turns: readonly Omit<RememberedTurn, 'gap'>[],
  gaps: readonly number[],
): readonly RememberedTurn[] =>
  turns.map((turn, index) => ({ ...turn, gap: gaps[gaps.length - turns.length + index] ?? null }));

/** Uses the same patterns as `scripts/`: version and epoch must be what the comparison there sees. */
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
