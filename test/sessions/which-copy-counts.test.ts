import { expect, it } from 'vitest';
import { SESSION_LIFETIME_SECONDS } from '../../backend/src/sessions/session-lifetime.ts';
import type { Session } from '../../backend/src/sessions/session-store.ts';
import {
  type Knowledge,
  type Verdict,
  whichCopyCounts,
} from '../../backend/src/sessions/which-copy-counts.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const LATER = NOW + 60_000;
const EARLIER = NOW - 60_000;

/** `a3` is version 3 of epoch `a`. Epoch `b` was created after `a`: its sessions were changed later. */
type Name = `${'a' | 'b'}${number}`;

function session(name: Name, createdAt = NOW - 3_600_000): Session {
  const version = Number(name.slice(1));
  const epoch = name.slice(0, 1);
  const changedAt = createdAt + (epoch === 'b' ? 1_000_000 : 0) + version * 1_000;
  return {
    version,
    epoch,
    current: 'BOOK_EMAIL',
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(changedAt).toISOString(),
    data: {},
    dialogue: {},
    turns: [],
  };
}

/** A session with turns with these ids, the last of them the newest. */
const withTurns = (name: Name, ...ids: string[]): Session => ({
  ...session(name),
  turns: ids.map((id) => ({ id, text: id, reply: 'null', gap: null })),
});

const live = (name: Name) => ({ session: session(name), expiresAt: LATER });
const lapsed = (name: Name) => ({ session: session(name), expiresAt: EARLIER });
const stored = (name: Name) => ({ kind: 'found', session: session(name) }) as const;
const row = (known: ReturnType<typeof live>) => ({ kind: 'found', ...known }) as const;
const absent = { kind: 'absent' } as const;
const away = { kind: 'away' } as const;
const deleted = { kind: 'deleted' } as const;
const sealed = (name: Name) => ({ kind: 'sealed', head: session(name) }) as const;
const notAsked = { kind: 'notAsked' } as const;

const NOTHING: Knowledge = { store: absent, copy: null, token: null, row: absent };

/** Returns `kind`, the chosen session and where it comes from. */
function tell(verdict: Verdict): string {
  const name = 'session' in verdict ? ` ${verdict.session.epoch}${verdict.session.version}` : '';
  return `${verdict.kind}${name}${'from' in verdict ? ` from ${verdict.from}` : ''}`;
}

it.each<[string, Partial<Knowledge>, string]>([
  // A deletion known anywhere overrides everything else.
  ['the store says deleted', { store: deleted, copy: live('a9'), token: live('a9') }, 'deleted'],
  ['the instance saw it deleted, the store has it', { store: stored('a3'), copy: 'deleted' }, 'deleted'],
  ['the database says deleted, the store has none', { row: deleted, token: live('a9') }, 'deleted'],
  [
    'the database says deleted, the store is behind',
    { store: stored('a3'), row: deleted, token: live('a9') },
    'deleted',
  ],
  [
    'the database says deleted, the store is away',
    { store: away, row: deleted, copy: live('a9') },
    'deleted',
  ],

  // The store has the session, but it cannot be decrypted.
  [
    'it does not open, the database was not asked',
    { store: sealed('a3'), copy: live('a3'), row: notAsked },
    'askRow',
  ],
  ['it does not open, the copy is as new', { store: sealed('a3'), copy: live('a3') }, 'goesOn a3 from copy'],
  [
    'it does not open, the row is as new',
    { store: sealed('a3'), row: row(live('a3')) },
    'goesOn a3 from row',
  ],
  [
    'it does not open, the token is ahead',
    { store: sealed('a3'), token: live('a5') },
    'goesOn a5 from token',
  ],
  [
    'it does not open, and lives on though the copy lapsed',
    { store: sealed('a3'), copy: lapsed('a3') },
    'goesOn a3 from copy',
  ],
  ['it does not open, the copy is older', { store: sealed('a3'), copy: live('a2') }, 'sealed'],
  ['it does not open, the copy is of another epoch', { store: sealed('a3'), copy: live('b9') }, 'sealed'],
  ['it does not open, nobody else has it', { store: sealed('a3') }, 'sealed'],
  ['it does not open, and was deleted', { store: sealed('a3'), row: deleted, copy: live('a3') }, 'deleted'],
  [
    'it does not open, the token is as new, the database is away',
    { store: sealed('a3'), token: live('a3'), row: away },
    'refused',
  ],

  // The store has the session.
  ['nobody knows more than the store', { store: stored('a3'), row: notAsked }, 'store a3'],
  ['the copy is as new', { store: stored('a3'), copy: live('a3'), row: notAsked }, 'store a3'],
  ['the copy is older', { store: stored('a3'), copy: live('a2'), row: notAsked }, 'store a3'],
  ['an old token rolls nothing back', { store: stored('a3'), token: live('a1'), row: notAsked }, 'store a3'],
  ['the token is of another epoch', { store: stored('a3'), token: live('b9'), row: notAsked }, 'store a3'],
  ['the copy is ahead', { store: stored('a3'), copy: live('a5'), row: notAsked }, 'repair a5 from copy'],
  ['the token is ahead', { store: stored('a3'), token: live('a5'), row: notAsked }, 'askRow'],
  ['the token is ahead, no tombstone', { store: stored('a3'), token: live('a5') }, 'repair a5 from token'],
  ['the token is ahead, database away', { store: stored('a3'), token: live('a5'), row: away }, 'refused'],
  ['the row is ahead', { store: stored('a3'), row: row(live('a5')) }, 'repair a5 from row'],
  [
    'copy, row and token are ahead',
    { store: stored('a3'), copy: live('a5'), row: row(live('a4')), token: live('a6') },
    'repair a6 from token',
  ],
  [
    'a copy is ahead of the store whatever its time',
    { store: stored('a3'), copy: lapsed('a5') },
    'repair a5 from copy',
  ],

  // The store does not have it.
  ['before the database is asked', { row: notAsked }, 'askRow'],
  ['nothing is known anywhere', {}, 'unknown'],
  ['nothing is known, database away', { row: away }, 'unknown'],
  ['the copy has time left', { copy: live('a3') }, 'restore a3 from copy'],
  ['the copy has time left, database away', { copy: live('a3'), row: away }, 'restore a3 from copy'],
  ['the copy has none left', { copy: lapsed('a3') }, 'expired a3'],
  ['the token has time left', { token: live('a3') }, 'restore a3 from token'],
  ['the token has time left, database away', { token: live('a3'), row: away }, 'refused'],
  [
    'the token says no more than the copy, database away',
    { copy: live('a3'), token: live('a3'), row: away },
    'restore a3 from copy',
  ],
  ['the token has none left', { token: lapsed('a3') }, 'expired a3'],
  ['the row has time left', { row: row(live('a3')) }, 'restore a3 from row'],
  ['the row has none left', { row: row(lapsed('a3')) }, 'expired a3'],
  [
    'the row was renewed after the token was given',
    { token: lapsed('a3'), row: row(live('a3')) },
    'restore a3 from row',
  ],
  ['the row lags behind the token', { token: live('a5'), row: row(live('a3')) }, 'restore a5 from token'],
  ['across epochs the one changed last', { token: live('a9'), row: row(live('b2')) }, 'restore b2 from row'],
  [
    'across epochs the one changed last, also from a token',
    { token: live('b2'), row: row(live('a9')) },
    'restore b2 from token',
  ],

  // The store is unavailable.
  ['store away: before the database is asked', { store: away, copy: live('a3'), row: notAsked }, 'askRow'],
  ['store away: nothing is known', { store: away }, 'unknown'],
  ['store away: the copy', { store: away, copy: live('a3') }, 'goesOn a3 from copy'],
  [
    'store away: the row is ahead of the copy',
    { store: away, copy: live('a3'), row: row(live('a5')) },
    'goesOn a5 from row',
  ],
  [
    'store away: the token is ahead of both',
    { store: away, copy: live('a3'), row: row(live('a5')), token: live('a6') },
    'goesOn a6 from token',
  ],
  ['store and database away: the copy', { store: away, copy: live('a3'), row: away }, 'goesOn a3 from copy'],
  ['store and database away: a token', { store: away, token: live('a3'), row: away }, 'refused'],
  ['store and database away: nothing', { store: away, row: away }, 'unknown'],
  ['store away: its time has passed', { store: away, copy: lapsed('a3') }, 'expired a3'],
])('%s', (_name, known, expected) => {
  expect(tell(whichCopyCounts({ ...NOTHING, ...known }, NOW))).toBe(expected);
});

it('a conversation ends a week after its first message, wherever it lies', () => {
  const old = session('a3', NOW - SESSION_LIFETIME_SECONDS * 1_000);
  const copy = { session: old, expiresAt: LATER };
  expect(tell(whichCopyCounts({ ...NOTHING, store: { kind: 'found', session: old } }, NOW))).toBe(
    'expired a3',
  );
  expect(tell(whichCopyCounts({ ...NOTHING, copy }, NOW))).toBe('expired a3');
  expect(tell(whichCopyCounts({ ...NOTHING, store: away, row: row(copy) }, NOW))).toBe('expired a3');
});

it.each<[string, Session, Session, string]>([
  ['goes on from it', withTurns('a3', 'x', 'y'), withTurns('a5', 'x', 'y', 'z', 'w'), 'repair a5 from token'],
  ['left its line before', withTurns('a3', 'x', 'y'), withTurns('a5', 'x', 'v', 'z', 'w'), 'store a3'],
  ['does not remember that far', withTurns('a3', 'x', 'y'), withTurns('a5', 'w'), 'repair a5 from token'],
])('a token that is ahead of the store and %s', (_, inStore, inToken, expected) => {
  const known: Knowledge = {
    ...NOTHING,
    store: { kind: 'found', session: inStore },
    token: { session: inToken, expiresAt: LATER },
  };
  expect(tell(whichCopyCounts(known, NOW))).toBe(expected);
});
