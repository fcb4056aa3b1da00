import { z } from 'zod';
import type { JsonObject } from '../lib/json.ts';
import { newestSeq, seqOf, turnIn } from './event-stream.ts';
import { decodeSession, encodeSession } from './session-json.ts';
import {
  type AnnounceOutcome,
  type CommitOutcome,
  type Expected,
  type FollowOutcome,
  type LoadOutcome,
  type OpenOutcome,
  type Session,
  StoreUnavailable,
  type StreamEntry,
  type WriteBackOutcome,
} from './session-store.ts';
import type { StateCipher } from './state-cipher.ts';

/** The session that a reply is about, and the cipher that opens it. */
export interface Opening {
  readonly id: string;
  readonly cipher: StateCipher;
}

const storedEntry = z
  .tuple([z.string(), z.tuple([z.string(), z.string()])])
  .transform(([id, [type, stored]]) => ({ seq: seqOf(id), type, stored }));
type StoredEntry = z.infer<typeof storedEntry>;

const reply = z.tuple([z.string(), z.string().optional(), z.array(storedEntry).optional()]);

const followed = z
  .tuple([
    z.literal('found'),
    z.string(),
    z.number(),
    z.string(),
    z.number(),
    z.string(),
    z.number(),
    z.array(storedEntry),
  ])
  .transform(([kind, epoch, version, createdAt, ttlMs, newest, isHeld, entries]) => ({
    kind,
    epoch,
    version,
    createdAt,
    ttlMs,
    newest: seqOf(newest),
    isHeld: isHeld === 1,
    entries,
  }));

type Outcomes<Outcome> = Readonly<
  Record<string, (json: string, newestFirst: readonly StoredEntry[], opening: Opening) => Outcome>
>;

/** For replies without a session. */
type Codes<Outcome> = Readonly<Record<string, () => Outcome>>;

/** What the codes of each script mean. Every script may also return `late` or `sealed`. */
const LOAD: Outcomes<LoadOutcome> = {
  found: (json) => whenSession(json, (session) => ({ kind: 'found', session })),
  absent: () => ({ kind: 'absent' }),
  deleted: () => ({ kind: 'deleted' }),
};

const OPEN: Outcomes<OpenOutcome> = {
  found: (json, newestFirst, opening) =>
    whenSession(json, (session) => ({
      kind: 'found',
      session,
      // A key that was retired too early leaves gaps in the transcript.
      events: newestFirst
        .flatMap((entry) => openEntry(entry, opening) ?? [])
        .flatMap(turnIn)
        .toReversed(),
      newest: newestSeq(newestFirst[0], session.version),
    })),
  absent: () => ({ kind: 'absent' }),
  deleted: () => ({ kind: 'deleted' }),
};

const COMMIT: Outcomes<CommitOutcome> = {
  applied: () => ({ kind: 'applied' }),
  replay: (json) => ({ kind: 'replay', session: sessionOf(json) }),
  newer: (json) => ({ kind: 'newer', session: sessionOf(json) }),
  deleted: () => ({ kind: 'deleted' }),
  gone: () => ({ kind: 'gone' }),
};

const WRITE_BACK: Outcomes<WriteBackOutcome> = {
  written: () => 'written',
  superseded: () => 'superseded',
  deleted: () => 'deleted',
};

/** For a session that cannot be followed. */
const FOLLOW: Codes<FollowOutcome> = {
  absent: () => ({ kind: 'absent' }),
  deleted: () => ({ kind: 'deleted' }),
};

const ANNOUNCE: Codes<AnnounceOutcome> = {
  announced: () => 'announced',
  absent: () => 'absent',
  deleted: () => 'deleted',
};

const ended = z
  .tuple([z.literal('deleted'), z.string(), z.string().optional()])
  .transform(
    ([, version, epoch]): Expected => (epoch === undefined ? null : { version: Number(version), epoch }),
  );

const TAKE_LEASE: Codes<'taken' | 'held'> = {
  taken: () => 'taken',
  held: () => 'held',
};

const RENEW_LEASE: Codes<'renewed' | 'lost'> = {
  renewed: () => 'renewed',
  lost: () => 'lost',
};

const RELEASE_LEASE: Codes<'released' | 'lost'> = {
  released: () => 'released',
  lost: () => 'lost',
};

export function loadReply(value: unknown, opening: Opening, known?: Session): LoadOutcome {
  const [code, json] = opened(value, opening);
  // Compares the whole text: after a failover, the same version of the same epoch may be another turn.
  if (known !== undefined && json === encodeSession(known)) return { kind: 'found', session: known };
  return outcomeOf(LOAD, code)(json, [], opening);
}

export const openReply = (value: unknown, opening: Opening) => sessionOutcome(OPEN, value, opening);
export const commitReply = (value: unknown, opening: Opening) => sessionOutcome(COMMIT, value, opening);
export const writeBackReply = (value: unknown, opening: Opening) =>
  sessionOutcome(WRITE_BACK, value, opening);

export function followReply(value: unknown, opening: Opening): FollowOutcome {
  if (!Array.isArray(value) || value[0] !== 'found') return outcome(FOLLOW, value);
  const { entries, ...found } = followed.parse(value);
  const opened = entries.map((entry) => openEntry(entry, opening));
  // A follower must not miss an entry.
  if (opened.includes(null))
    throw new StoreUnavailable('Redis: an event is sealed with a key that this instance does not have', {
      reason: 'refused',
    });
  return { ...found, entries: opened.filter((entry) => entry !== null) };
}

export const announceReply = (value: unknown) => outcome(ANNOUNCE, value);
export const deleteReply = (value: unknown) => ended.parse(value);
export const takeLeaseReply = (value: unknown) => outcome(TAKE_LEASE, value);
export const renewLeaseReply = (value: unknown) => outcome(RENEW_LEASE, value);
export const releaseLeaseReply = (value: unknown) => outcome(RELEASE_LEASE, value);

function sessionOutcome<Outcome>(outcomes: Outcomes<Outcome>, value: unknown, opening: Opening): Outcome {
  const [code, json, entries] = opened(value, opening);
  return outcomeOf(outcomes, code)(json, entries, opening);
}

/** The code, the session's JSON or an empty string, and its entries as stored. */
function opened(
  value: unknown,
  { id, cipher }: Opening,
): readonly [code: string, json: string, entries: readonly StoredEntry[]] {
  const [code, stored = '', entries = []] = reply.parse(value);
  if (code === 'sealed') throw cipher.refusal(stored);
  return [code, cipher.open(id, stored), entries];
}

function outcome<Outcome>(outcomes: Codes<Outcome>, value: unknown): Outcome {
  return outcomeOf(outcomes, reply.parse(value)[0])();
}

function outcomeOf<ToOutcome>(outcomes: Readonly<Record<string, ToOutcome>>, code: string): ToOutcome {
  const toOutcome = outcomes[code];
  if (!toOutcome) throw new Error(`A session script returned the unknown code "${code}"`);
  return toOutcome;
}

function whenSession<Found>(
  json: string,
  found: (session: Session) => Found,
): Found | { readonly kind: 'absent' } {
  const session = decodeSession(json);
  return session ? found(session) : { kind: 'absent' };
}

/** Scripts return only what they recognised as a session. */
function sessionOf(json: string): Session {
  const session = decodeSession(json);
  if (!session) throw new Error('A session script returned a session that cannot be decoded');
  return session;
}

function openEntry({ seq, type, stored }: StoredEntry, { id, cipher }: Opening): StreamEntry | null {
  const json = cipher.openEvent(id, type, stored);
  return json === null ? null : { seq, type, event: decodeEvent(json) };
}

function decodeEvent(json: string): JsonObject {
  return z.record(z.string(), z.json()).parse(JSON.parse(json));
}
