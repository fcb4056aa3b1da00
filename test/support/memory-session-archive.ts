import type { Clock } from '../../backend/src/lib/clock.ts';
import type { JsonObject } from '../../backend/src/lib/json.ts';
import { archivedTurn } from '../../backend/src/sessions/archive/archived-turn.ts';
import { decideCommit, replaces } from '../../backend/src/sessions/archive/compare-lines.ts';
import { type EndReason, endReason } from '../../backend/src/sessions/archive/end-reason.ts';
import {
  type ArchivedTurn,
  type AuditAction,
  type AwayCommitOutcome,
  type AwayTurn,
  type KeepEntry,
  type KeepOutcome,
  type RecallOutcome,
  type SessionArchive,
  TOMBSTONE_SECONDS,
  type UnsavedSession,
} from '../../backend/src/sessions/archive/session-archive.ts';
import type { HasBooking } from '../../backend/src/sessions/archive/session-row.ts';
import { decodeSession, encodeSession } from '../../backend/src/sessions/session-json.ts';
import type { Commit, Session } from '../../backend/src/sessions/session-store.ts';

interface Row {
  readonly session: Session;
  readonly expiresAt: number;
  readonly unsavedBase: number | null;
  readonly end: End | null;
}

interface End {
  readonly at: number;
  readonly reason: EndReason;
  readonly state: string;
}

interface Turn extends ArchivedTurn {
  readonly degraded: boolean;
}

interface AuditLine {
  readonly at: number;
  readonly action: AuditAction;
  readonly id: string;
  readonly details: JsonObject;
}

export interface MemorySessionArchiveOptions {
  readonly hasBooking: HasBooking;
  readonly clock: Clock;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * An archive in memory, for tests that are not about the database. It passes the same conformance suite and
 * random operations as PostgreSQL's.
 */
export class MemorySessionArchive implements SessionArchive {
  readonly #hasBooking: HasBooking;
  readonly #clock: Clock;
  readonly #rows = new Map<string, Row>();
  readonly #turns = new Map<string, Turn[]>();
  /** When each was deleted, oldest first. */
  readonly #tombstones = new Map<string, number>();
  #audit: AuditLine[] = [];
  /** When each instance's announced outage expires. */
  readonly #outages = new Map<string, number>();

  constructor({ hasBooking, clock }: MemorySessionArchiveOptions) {
    this.#hasBooking = hasBooking;
    this.#clock = clock;
  }

  async recall(id: string): Promise<RecallOutcome> {
    if (this.#isDeleted(id)) return { kind: 'deleted' };
    const row = this.#rows.get(id);
    if (!row) return { kind: 'absent' };
    const { session, expiresAt, unsavedBase } = row;
    return { kind: 'found', session, expiresAt, unsavedBase };
  }

  async turns(id: string, limit: number): Promise<readonly ArchivedTurn[]> {
    const row = this.#rows.get(id);
    if (!row) return [];
    const { version, epoch, createdAt } = row.session;
    const rank = (turn: Turn): number => Number(turn.epoch !== epoch) * 2 + Number(turn.degraded);
    const best = new Map<number, Turn>();
    for (const turn of this.#turns.get(id) ?? []) {
      if (turn.turn > version || Date.parse(turn.at) < Date.parse(createdAt)) continue;
      const other = best.get(turn.turn);
      if (!other || rank(turn) < rank(other)) best.set(turn.turn, turn);
    }
    return [...best.values()]
      .sort((a, b) => a.turn - b.turn)
      .slice(-limit)
      .map(({ degraded: _, ...turn }) => turn);
  }

  async keep(entries: readonly KeepEntry[]): Promise<readonly KeepOutcome[]> {
    return entries.map((entry) => this.#keep(entry));
  }

  async commit(id: string, commit: Commit, away: AwayTurn): Promise<AwayCommitOutcome> {
    if (this.#isDeleted(id)) return { kind: 'deleted' };
    const decision = decideCommit(this.#rows.get(id) ?? null, commit, away, this.#clock.now());
    if (decision.kind !== 'apply') return decision;
    this.#put(id, commit.next, away.expiresAt, decision.base);
    this.#addTurns(id, [archivedTurn(commit, away.previous?.current ?? null)], true);
    return { kind: 'applied', base: decision.base };
  }

  async unsaved(limit: number): Promise<readonly UnsavedSession[]> {
    const now = this.#clock.now();
    return [...this.#rows]
      .flatMap(([id, { session, expiresAt, unsavedBase }]) =>
        unsavedBase === null || expiresAt <= now ? [] : [{ id, session, expiresAt, base: unsavedBase }],
      )
      .sort((a, b) => Date.parse(a.session.updatedAt) - Date.parse(b.session.updatedAt))
      .slice(0, limit)
      .map((row) => ({ ...row, events: this.#eventsSince(row) }));
  }

  async markSaved(id: string, epoch: string, version: number): Promise<void> {
    const row = this.#rows.get(id);
    if (!row || row.unsavedBase === null) return;
    const { session } = row;
    if (session.epoch !== epoch || session.version < version) return;
    this.#rows.set(id, { ...row, unsavedBase: session.version > version ? version : null });
  }

  async dropUnsaved(id: string, epoch: string, version: number): Promise<void> {
    const row = this.#rows.get(id);
    if (!row || row.unsavedBase === null) return;
    if (row.session.epoch === epoch && row.session.version === version) this.#rows.delete(id);
  }

  async delete(id: string): Promise<void> {
    const row = this.#rows.get(id);
    const details = row && {
      turns: row.session.version,
      state: row.session.current,
      startedAt: row.session.createdAt,
    };
    this.#rows.delete(id);
    this.#turns.delete(id);
    this.#tombstones.delete(id);
    this.#tombstones.set(id, this.#clock.now());
    await this.audit('delete', id, details ?? {});
  }

  async tombstonesSince(instant: number): Promise<readonly string[]> {
    return [...this.#tombstones].flatMap(([id, at]) => (at >= instant && this.#isDeleted(id) ? [id] : []));
  }

  async announceOutage(instance: string, seconds: number): Promise<void> {
    this.#outages.set(instance, this.#clock.now() + seconds * 1_000);
  }

  async endOutage(instance: string): Promise<void> {
    this.#outages.delete(instance);
  }

  async isAnyOut(besides: string): Promise<boolean> {
    const now = this.#clock.now();
    return [...this.#outages].some(([instance, until]) => instance !== besides && until > now);
  }

  async touch(entries: readonly { readonly id: string; readonly expiresAt: number }[]): Promise<void> {
    for (const { id, expiresAt } of entries) {
      const row = this.#rows.get(id);
      if (row && expiresAt > row.expiresAt) this.#rows.set(id, { ...row, expiresAt, end: null });
    }
  }

  async audit(action: AuditAction, id: string, details: JsonObject): Promise<void> {
    this.#audit.push({ at: this.#clock.now(), action, id, details });
  }

  async endLapsed(): Promise<number> {
    const now = this.#clock.now();
    const lapsed = [...this.#rows].filter(([, row]) => row.end === null && row.expiresAt <= now);
    for (const [id, row] of lapsed) {
      const { current: state } = row.session;
      const reason = endReason(this.#hasBooking(row.session), state);
      this.#rows.set(id, { ...row, unsavedBase: null, end: { at: row.expiresAt, reason, state } });
    }
    return lapsed.length;
  }

  async sweep(retentionDays: number): Promise<number> {
    const before = this.#size();
    const now = this.#clock.now();
    const keptSince = now - retentionDays * DAY_MS;
    for (const [id, { session, expiresAt }] of this.#rows) {
      if (Date.parse(session.updatedAt) < keptSince && expiresAt <= now) this.#rows.delete(id);
    }
    for (const [id, turns] of this.#turns) {
      const kept = turns.filter(({ at }) => Date.parse(at) >= keptSince);
      if (kept.length > 0) this.#turns.set(id, kept);
      else this.#turns.delete(id);
    }
    for (const id of this.#tombstones.keys()) if (!this.#isDeleted(id)) this.#tombstones.delete(id);
    this.#audit = this.#audit.filter(({ at }) => at >= keptSince);
    return before - this.#size();
  }

  /** When and why a session ended; null if it has not. */
  endOf(id: string): End | null {
    return this.#rows.get(id)?.end ?? null;
  }

  /** The audit entries of a session, oldest first. */
  auditOf(id: string): readonly Pick<AuditLine, 'action' | 'details'>[] {
    return this.#audit.filter((line) => line.id === id).map(({ action, details }) => ({ action, details }));
  }

  #keep({ id, session, expiresAt, turns }: KeepEntry): KeepOutcome {
    if (this.#isDeleted(id)) return { kind: 'deleted' };
    const row = this.#rows.get(id);
    this.#addTurns(id, turns, false);
    if (row && !replaces(session, row)) return { kind: 'older' };
    const isOneLine = row?.session.epoch === session.epoch;
    this.#put(id, session, isOneLine ? Math.max(row.expiresAt, expiresAt) : expiresAt, null);
    const goesOn = isOneLine || row?.session.createdAt === session.createdAt;
    return { kind: 'kept', previousVersion: goesOn && row ? row.session.version : 0 };
  }

  /** Converted to JSON and back, as in a database: it cannot be mutated from outside. */
  #put(id: string, session: Session, expiresAt: number, unsavedBase: number | null): void {
    const kept = decodeSession(encodeSession(session));
    if (kept) this.#rows.set(id, { session: kept, expiresAt, unsavedBase, end: null });
  }

  #addTurns(id: string, added: readonly ArchivedTurn[], degraded: boolean): void {
    const turns = this.#turns.get(id) ?? [];
    const isNew = ({ turn, epoch }: ArchivedTurn): boolean =>
      !turns.some((kept) => kept.turn === turn && kept.epoch === epoch && kept.degraded === degraded);
    this.#turns.set(id, [...turns, ...added.filter(isNew).map((turn) => ({ ...turn, degraded }))]);
  }

  #eventsSince({ id, session, base }: Omit<UnsavedSession, 'events'>): UnsavedSession['events'] {
    return (this.#turns.get(id) ?? [])
      .filter(({ epoch, degraded }) => degraded && epoch === session.epoch)
      .filter(({ turn }) => turn > base && turn <= session.version)
      .sort((a, b) => a.turn - b.turn)
      .map(({ turn, event }) => ({ turn, event }));
  }

  #isDeleted(id: string): boolean {
    const deletedAt = this.#tombstones.get(id);
    return deletedAt !== undefined && deletedAt > this.#clock.now() - TOMBSTONE_SECONDS * 1_000;
  }

  #size(): number {
    const turns = [...this.#turns.values()].reduce((sum, each) => sum + each.length, 0);
    return this.#rows.size + turns + this.#tombstones.size + this.#audit.length;
  }
}
