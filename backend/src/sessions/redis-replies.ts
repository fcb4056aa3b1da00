import { z } from 'zod';
import type { JsonObject } from '../lib/json.ts';
import { newestSeq, seqOf, turnIn } from './event-stream.ts';
import { decodeSession, encodeSession } from './session-json.ts';
import type {
  AnnounceOutcome,
  CommitOutcome,
  FollowOutcome,
  LoadOutcome,
  OpenOutcome,
  Session,
  StreamEntry,
  WriteBackOutcome,
} from './session-store.ts';

const storedEntry = z
  .tuple([z.string(), z.tuple([z.string(), z.string()])])
  .transform(([id, [type, json]]): StreamEntry => ({ seq: seqOf(id), type, event: decodeEvent(json) }));

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
  .transform(
    ([kind, epoch, version, createdAt, ttlMs, newest, isHeld, entries]): FollowOutcome => ({
      kind,
      epoch,
      version,
      createdAt,
      ttlMs,
      newest: seqOf(newest),
      isHeld: isHeld === 1,
      entries,
    }),
  );

type Outcomes<Outcome> = Readonly<
  Record<string, (stored: string, newestFirst: readonly StreamEntry[]) => Outcome>
>;

/** The codes that each script returns besides `late`, and what they mean. */
const LOAD: Outcomes<LoadOutcome> = {
  found: (stored) => whenSession(stored, (session) => ({ kind: 'found', session })),
  absent: () => ({ kind: 'absent' }),
  deleted: () => ({ kind: 'deleted' }),
};

const OPEN: Outcomes<OpenOutcome> = {
  found: (stored, newestFirst) =>
    whenSession(stored, (session) => ({
      kind: 'found',
      session,
      events: newestFirst.flatMap(turnIn).toReversed(),
      newest: newestSeq(newestFirst[0], session.version),
    })),
  absent: () => ({ kind: 'absent' }),
  deleted: () => ({ kind: 'deleted' }),
};

const COMMIT: Outcomes<CommitOutcome> = {
  applied: () => ({ kind: 'applied' }),
  replay: (stored) => ({ kind: 'replay', session: sessionOf(stored) }),
  newer: (stored) => ({ kind: 'newer', session: sessionOf(stored) }),
  deleted: () => ({ kind: 'deleted' }),
  gone: () => ({ kind: 'gone' }),
};

const WRITE_BACK: Outcomes<WriteBackOutcome> = {
  written: () => 'written',
  superseded: () => 'superseded',
  deleted: () => 'deleted',
};

/** Of a session that cannot be followed. */
const FOLLOW: Outcomes<FollowOutcome> = {
  absent: () => ({ kind: 'absent' }),
  deleted: () => ({ kind: 'deleted' }),
};

const ANNOUNCE: Outcomes<AnnounceOutcome> = {
  announced: () => 'announced',
  absent: () => 'absent',
  deleted: () => 'deleted',
};

const DELETE: Outcomes<'deleted'> = { deleted: () => 'deleted' };

const TAKE_LEASE: Outcomes<'taken' | 'held'> = {
  taken: () => 'taken',
  held: () => 'held',
};

const RENEW_LEASE: Outcomes<'renewed' | 'lost'> = {
  renewed: () => 'renewed',
  lost: () => 'lost',
};

const RELEASE_LEASE: Outcomes<'released' | 'lost'> = {
  released: () => 'released',
  lost: () => 'lost',
};

export const loadReply = (value: unknown, known?: Session): LoadOutcome => {
  // The whole text: after a failover the same version of the same epoch may be another turn.
  const isKnown = known !== undefined && Array.isArray(value) && value[1] === encodeSession(known);
  return isKnown ? { kind: 'found', session: known } : outcome(LOAD, value);
};
export const openReply = (value: unknown) => outcome(OPEN, value);
export const followReply = (value: unknown): FollowOutcome =>
  Array.isArray(value) && value[0] === 'found' ? followed.parse(value) : outcome(FOLLOW, value);
export const announceReply = (value: unknown) => outcome(ANNOUNCE, value);
export const commitReply = (value: unknown) => outcome(COMMIT, value);
export const writeBackReply = (value: unknown) => outcome(WRITE_BACK, value);
export const deleteReply = (value: unknown) => outcome(DELETE, value);
export const takeLeaseReply = (value: unknown) => outcome(TAKE_LEASE, value);
export const renewLeaseReply = (value: unknown) => outcome(RENEW_LEASE, value);
export const releaseLeaseReply = (value: unknown) => outcome(RELEASE_LEASE, value);

function outcome<Outcome>(outcomes: Outcomes<Outcome>, value: unknown): Outcome {
  const [code, stored = '', entries = []] = reply.parse(value);
  const toOutcome = outcomes[code];
  if (!toOutcome) throw new Error(`A session script returned the code "${code}", which is none of its own`);
  return toOutcome(stored, entries);
}

function whenSession<Found>(
  stored: string,
  found: (session: Session) => Found,
): Found | { readonly kind: 'absent' } {
  const session = decodeSession(stored);
  return session ? found(session) : { kind: 'absent' };
}

/** Scripts return only what they took for a session. */
function sessionOf(stored: string): Session {
  const session = decodeSession(stored);
  if (!session) throw new Error('A session script and the decoder disagree on what a session is');
  return session;
}

function decodeEvent(json: string): JsonObject {
  return z.record(z.string(), z.json()).parse(JSON.parse(json));
}
