import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLogger } from '../../../backend/src/lib/logger.ts';
import { ArchiveWriter } from '../../../backend/src/sessions/archive/archive-writer.ts';
import type { DirtyLimits } from '../../../backend/src/sessions/archive/dirty-sessions.ts';
import { ArchiveUnavailable } from '../../../backend/src/sessions/archive/session-archive.ts';
import type { Commit, Session } from '../../../backend/src/sessions/session-store.ts';
import { CANARY, leaksIn } from '../../support/canaries.ts';
import { MemorySessionArchive } from '../../support/memory-session-archive.ts';
import { conversation, turnAfter } from '../session-fixtures.ts';
import { archived, HOUR_MS, hasBooking, START } from './archive-fixtures.ts';
import { FaultyArchive } from './faulty-archive.ts';

const SECOND_MS = 1_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const clock = { now: () => Date.now() };

/** A writer with its archive. The list of all noted turns stands for the store's event stream. */
function writerWith(limits?: DirtyLimits) {
  const archive = new MemorySessionArchive({ hasBooking, clock });
  const faulty = new FaultyArchive(archive);
  const stream = new Map<string, Commit[]>();
  const asked: string[] = [];
  const log: string[] = [];
  const writer = new ArchiveWriter({
    archive: faulty,
    clock,
    logger: createLogger({ level: 'debug', destination: { write: (line) => log.push(line) } }),
    fillGap: async (id, after, before) => {
      asked.push(`${id} ${after}–${before}`);
      const commits = stream.get(id) ?? [];
      return commits
        .filter(({ event }) => event.turn > after && event.turn < before)
        .map((commit) => archived(commit));
    },
    ...(limits && { limits }),
  });
  const note = (id: string, ...commits: readonly Commit[]): void => {
    for (const commit of commits) {
      stream.set(id, [...(stream.get(id) ?? []), commit]);
      writer.note(id, commit.next, archived(commit), START + HOUR_MS);
    }
  };
  const versionOf = async (id: string): Promise<number | null> => {
    const outcome = await archive.recall(id);
    return outcome.kind === 'found' ? outcome.session.version : null;
  };
  const turnsOf = async (id: string) => (await archive.turns(id, 100)).map(({ turn }) => turn);
  return { writer, archive, faulty, stream, asked, log, note, versionOf, turnsOf };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** The first turn of `a` is being written and the second one has come since. `answer` ends the write. */
async function duringFlush() {
  const world = writerWith();
  const [first, second] = conversation(2).commits;
  if (!first || !second) throw new Error('expected two turns');
  world.note('a', first);
  const answer = world.faulty.hold();
  await pass(SECOND_MS);
  world.note('a', second);
  return { ...world, answer };
}

/** Returns the turns of a session that follow the given one. */
function goOn(session: Session, count: number): Commit[] {
  const commits: Commit[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    commits.push(turnAfter(commits.at(-1)?.next ?? session, `on-${session.version + turn}`));
  }
  return commits;
}

describe('a flush', () => {
  test('comes a second after the first turn, with all of its session that was noted until then', async () => {
    const { writer, faulty, note, versionOf, turnsOf } = writerWith();
    const { commits } = conversation(3);
    note('a', ...commits.slice(0, 2));
    await pass(SECOND_MS - 1);
    note('a', ...commits.slice(2));
    expect(faulty.calls).toEqual([]);
    await pass(1);
    expect(faulty.calls).toEqual(['keep 1']);
    expect(await versionOf('a')).toBe(3);
    expect(await turnsOf('a')).toEqual([1, 2, 3]);
    expect(writer.status()).toMatchObject({ sessions: 0, turns: 0, lastFlushAt: START + SECOND_MS });
  });

  test('takes along what is due soon after, and leaves what came later to the next', async () => {
    const { faulty, note, versionOf } = writerWith();
    const { commits } = conversation(1);
    note('a', ...commits);
    await pass(50);
    note('b', ...commits);
    await pass(100);
    note('c', ...commits);
    await pass(SECOND_MS - 150);
    expect(faulty.calls).toEqual(['keep 2']);
    await pass(149);
    expect(await versionOf('c')).toBe(null);
    await pass(1);
    expect(faulty.calls).toEqual(['keep 2', 'keep 1']);
    expect(await versionOf('c')).toBe(1);
  });

  test('comes in time when the clock is set back, and when it is set forward', async () => {
    const { faulty, note } = writerWith();
    const { commits } = conversation(1);
    note('a', ...commits);
    vi.setSystemTime(START - HOUR_MS);
    await pass(SECOND_MS);
    expect(faulty.calls).toEqual(['keep 1']);
    note('b', ...commits);
    vi.setSystemTime(START + HOUR_MS);
    note('c', ...commits);
    await pass(SECOND_MS);
    expect(faulty.calls).toEqual(['keep 1', 'keep 2']);
  });

  test('comes at once when all is to be flushed', async () => {
    const { writer, note, versionOf } = writerWith();
    await writer.flushAll();
    note('a', ...conversation(2).commits);
    await writer.flushAll();
    expect(await versionOf('a')).toBe(2);
  });

  test('of all writes what the one in flight leaves out', async () => {
    const { writer, versionOf, answer } = await duringFlush();
    const flushed = writer.flushAll();
    answer();
    await flushed;
    expect(await versionOf('a')).toBe(2);
  });

  test('does not come when there is nothing to write', async () => {
    const { writer, faulty, note } = writerWith();
    note('a', ...conversation(1).commits);
    await pass(10 * SECOND_MS);
    await writer.close();
    expect(faulty.calls).toEqual(['keep 1']);
  });

  test('leaves what comes meanwhile to the next', async () => {
    const { versionOf, answer } = await duringFlush();
    answer();
    await pass(0);
    expect(await versionOf('a')).toBe(1);
    await pass(SECOND_MS);
    expect(await versionOf('a')).toBe(2);
  });

  test('of a thousand sessions is a few calls', async () => {
    const { faulty, note } = writerWith();
    const { commits } = conversation(1);
    for (let index = 0; index < 1_000; index += 1) note(`s-${index}`, ...commits);
    await pass(SECOND_MS);
    expect(faulty.calls).toEqual(Array.from({ length: 20 }, () => 'keep 50'));
  });

  test('moves expiries on of sessions that were only looked at', async () => {
    const { writer, archive, faulty, note } = writerWith();
    note('a', ...conversation(1).commits);
    await pass(SECOND_MS);
    writer.touch('a', START + 2 * HOUR_MS);
    writer.touch('a', START + HOUR_MS);
    await pass(SECOND_MS);
    expect(faulty.calls).toEqual(['keep 1', 'touch 1']);
    expect(await archive.recall('a')).toMatchObject({ expiresAt: START + 2 * HOUR_MS });
  });

  test('takes the newest state, in whatever order turns are noted', async () => {
    const { note, versionOf, turnsOf } = writerWith();
    const { commits } = conversation(3);
    note('a', ...[...commits].reverse());
    await pass(SECOND_MS);
    expect(await versionOf('a')).toBe(3);
    expect(await turnsOf('a')).toEqual([1, 2, 3]);
  });

  test('leaves out a session that was deleted', async () => {
    const { writer, faulty, note } = writerWith();
    note('a', ...conversation(1).commits);
    writer.forget('a');
    await pass(SECOND_MS);
    expect(faulty.calls).toEqual([]);
  });
});

describe('turns that the archive lacks', () => {
  test('before the first one given are asked of the store', async () => {
    const { stream, asked, note, turnsOf } = writerWith();
    const { session, commits } = conversation(5);
    note('a', ...commits.slice(0, 2));
    await pass(SECOND_MS);
    stream.set('a', commits);
    note('a', turnAfter(session, 'sixth'));
    await pass(SECOND_MS);
    expect(asked).toEqual(['a 2–6']);
    expect(await turnsOf('a')).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('are not asked for when nothing is missing', async () => {
    const { asked, note } = writerWith();
    const { session, commits } = conversation(2);
    note('a', ...commits);
    await pass(SECOND_MS);
    note('a', ...goOn(session, 2));
    await pass(SECOND_MS);
    expect(asked).toEqual([]);
  });

  test('and the store too do not keep the rest from being written', async () => {
    const { writer, archive, log, note, versionOf } = writerWith();
    const failing = new ArchiveWriter({
      archive,
      clock,
      logger: createLogger({ level: 'debug', destination: { write: (line) => log.push(line) } }),
      fillGap: async () => {
        throw new Error('the store is away');
      },
    });
    const { session } = conversation(3);
    const fourth = turnAfter(session, 'fourth');
    failing.note('a', fourth.next, archived(fourth), START + HOUR_MS);
    note('b', ...conversation(1).commits);
    await pass(SECOND_MS);
    expect(await versionOf('a')).toBe(4);
    expect(log.join('')).toContain('the store could not be asked');
    await Promise.all([failing.close(), writer.close()]);
  });
});

describe('while the database is unavailable', () => {
  test('it is tried less and less often, and nothing is lost', async () => {
    const { writer, faulty, note, versionOf, turnsOf } = writerWith();
    const { session, commits } = conversation(2);
    faulty.isAway = true;
    note('a', ...commits);
    await pass(SECOND_MS);
    expect(writer.status()).toMatchObject({ sessions: 1, turns: 2, failingSince: START + SECOND_MS });
    note('a', ...goOn(session, 1));
    note('b', ...commits);
    await pass(60 * SECOND_MS);
    const tries = faulty.calls.length;
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(20);
    expect(writer.status().oldestAgeMs).toBe(61 * SECOND_MS);

    faulty.isAway = false;
    await pass(15 * SECOND_MS);
    expect(await versionOf('a')).toBe(3);
    expect(await turnsOf('a')).toEqual([1, 2, 3]);
    expect(await turnsOf('b')).toEqual([1, 2]);
    expect(writer.status()).toMatchObject({
      sessions: 0,
      oldestAgeMs: null,
      failingSince: null,
      lost: { sessions: 0, turns: 0 },
    });
  });

  test('the oldest turns are dropped first when too many wait, counted and logged, and read from the store later', async () => {
    const { writer, faulty, note, log, turnsOf, versionOf } = writerWith({ sessions: 10, turns: 5 });
    const { commits } = conversation(3);
    faulty.isAway = true;
    note('a', ...commits);
    note('b', ...commits);
    await pass(SECOND_MS);
    expect(writer.status()).toMatchObject({ sessions: 2, turns: 3, lost: { sessions: 0, turns: 3 } });
    expect(log.filter((line) => line.includes('lost to the archive'))).toHaveLength(1);
    faulty.isAway = false;
    await pass(15 * SECOND_MS);
    expect(await versionOf('a')).toBe(3);
    expect(await turnsOf('a')).toEqual([1, 2, 3]);
    expect(await turnsOf('b')).toEqual([1, 2, 3]);
  });

  test('the sessions that wait longest go when there are too many', async () => {
    const { writer, faulty, note, versionOf } = writerWith({ sessions: 3, turns: 100 });
    const { commits } = conversation(2);
    faulty.isAway = true;
    for (const id of ['a', 'b', 'c', 'd', 'e']) note(id, ...commits);
    await pass(SECOND_MS);
    note('f', ...commits);
    expect(writer.status()).toMatchObject({ sessions: 3, turns: 6, lost: { sessions: 3, turns: 6 } });
    faulty.isAway = false;
    await pass(15 * SECOND_MS);
    expect(await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(versionOf))).toEqual([
      null,
      null,
      null,
      2,
      2,
      2,
    ]);
  });

  test('nothing of what was said is logged', async () => {
    const { writer, faulty, note, log } = writerWith({ sessions: 1, turns: 1 });
    const commits = conversation(2).commits.map((commit) => ({
      ...commit,
      next: { ...commit.next, data: { ...CANARY } },
      event: { ...commit.event, event: { visitor: CANARY.issue } },
    }));
    faulty.isAway = true;
    note(CANARY.email, ...commits);
    note('b', ...commits);
    await pass(10 * SECOND_MS);
    await writer.close();
    expect(log.length).toBeGreaterThan(2);
    expect(leaksIn(log.join(''))).toEqual([]);
  });
});

test('a session that the database refuses does not hold up the others', async () => {
  const { writer, faulty, note, log, versionOf } = writerWith();
  const { commits } = conversation(1);
  faulty.refused = 'bad';
  for (const id of ['a', 'bad', 'c']) note(id, ...commits);
  await pass(SECOND_MS);
  expect(await Promise.all(['a', 'bad', 'c'].map(versionOf))).toEqual([1, null, 1]);
  expect(writer.status()).toMatchObject({ sessions: 0, lost: { sessions: 1, turns: 1 } });
  expect(log.join('')).toContain('the archive refuses a session');
});

describe('waiting for a turn to be written', () => {
  test('is answered when it is, at once', async () => {
    const { writer, note, versionOf } = writerWith();
    note('a', ...conversation(2).commits);
    await writer.flushNow('a');
    expect(await versionOf('a')).toBe(2);
  });

  test('is answered together with others', async () => {
    const { writer, faulty, note, versionOf } = writerWith();
    const { commits } = conversation(1);
    const answer = faulty.hold();
    note('a', ...commits);
    const first = writer.flushNow('a');
    const ids = Array.from({ length: 20 }, (_, index) => `s-${index}`);
    const others = ids.map((id) => {
      note(id, ...commits);
      return writer.flushNow(id);
    });
    answer();
    await Promise.all([first, ...others]);
    expect(faulty.calls).toEqual(['keep 1', 'keep 20']);
    expect(await versionOf('s-19')).toBe(1);
  });

  test('is reported if it cannot be', async () => {
    const { writer, faulty, note } = writerWith();
    faulty.isAway = true;
    note('a', ...conversation(1).commits);
    await expect(writer.flushNow('a')).rejects.toBeInstanceOf(ArchiveUnavailable);
    expect(writer.status().sessions).toBe(1);
    faulty.isAway = false;
    await writer.flushNow('a');
    expect(writer.status().sessions).toBe(0);
  });

  test('is reported if the database refuses it', async () => {
    const { writer, faulty, note } = writerWith();
    faulty.refused = 'bad';
    note('bad', ...conversation(1).commits);
    await expect(writer.flushNow('bad')).rejects.toBeInstanceOf(ArchiveUnavailable);
  });

  test('is answered at once when there is nothing to write', async () => {
    const { writer, faulty } = writerWith();
    await writer.flushNow('a');
    expect(faulty.calls).toEqual([]);
  });
});

describe('closing', () => {
  test('writes what waits, what came during a flush too', async () => {
    const { writer, versionOf, answer } = await duringFlush();
    const closed = writer.close();
    answer();
    await closed;
    expect(await versionOf('a')).toBe(2);
  });

  test('says what could not be written', async () => {
    const { writer, faulty, note, log } = writerWith();
    faulty.isAway = true;
    note('a', ...conversation(2).commits);
    await writer.close();
    expect(log.at(-1)).toContain('not written to the archive');
    expect(JSON.parse(log.at(-1) ?? '')).toMatchObject({ sessions: 1, turns: 2 });
  });
});
