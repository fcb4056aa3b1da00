import type { JsonObject } from '../../../backend/src/lib/json.ts';
import {
  ArchiveUnavailable,
  type AuditAction,
  type AwayTurn,
  type KeepEntry,
  type SessionArchive,
} from '../../../backend/src/sessions/archive/session-archive.ts';
import type { Commit } from '../../../backend/src/sessions/session-store.ts';

/** A complete archive that can be made unavailable. */
export class AwayArchive implements SessionArchive {
  isAway = false;
  readonly #archive: SessionArchive;

  constructor(archive: SessionArchive) {
    this.#archive = archive;
  }

  recall(id: string) {
    return this.#run(() => this.#archive.recall(id));
  }

  turns(id: string, limit: number) {
    return this.#run(() => this.#archive.turns(id, limit));
  }

  keep(entries: readonly KeepEntry[]) {
    return this.#run(() => this.#archive.keep(entries));
  }

  commit(id: string, commit: Commit, away: AwayTurn) {
    return this.#run(() => this.#archive.commit(id, commit, away));
  }

  unsaved(limit: number) {
    return this.#run(() => this.#archive.unsaved(limit));
  }

  markSaved(id: string, epoch: string, version: number) {
    return this.#run(() => this.#archive.markSaved(id, epoch, version));
  }

  dropUnsaved(id: string, epoch: string, version: number) {
    return this.#run(() => this.#archive.dropUnsaved(id, epoch, version));
  }

  delete(id: string) {
    return this.#run(() => this.#archive.delete(id));
  }

  tombstonesSince(instant: number) {
    return this.#run(() => this.#archive.tombstonesSince(instant));
  }

  announceOutage(instance: string, seconds: number) {
    return this.#run(() => this.#archive.announceOutage(instance, seconds));
  }

  endOutage(instance: string) {
    return this.#run(() => this.#archive.endOutage(instance));
  }

  isAnyOut(besides: string) {
    return this.#run(() => this.#archive.isAnyOut(besides));
  }

  touch(entries: readonly { readonly id: string; readonly expiresAt: number }[]) {
    return this.#run(() => this.#archive.touch(entries));
  }

  audit(action: AuditAction, id: string, details: JsonObject) {
    return this.#run(() => this.#archive.audit(action, id, details));
  }

  endLapsed() {
    return this.#run(() => this.#archive.endLapsed());
  }

  sweep(retentionDays: number) {
    return this.#run(() => this.#archive.sweep(retentionDays));
  }

  async #run<Outcome>(run: () => Promise<Outcome>): Promise<Outcome> {
    if (this.isAway) throw new ArchiveUnavailable('made to be away');
    return run();
  }
}
