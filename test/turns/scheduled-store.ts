import type fc from 'fast-check';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import type { Commit, CommitOutcome, LoadOutcome } from '../../backend/src/sessions/session-store.ts';

/** A store in which a scheduler decides when commands arrive and answers return. */
export class ScheduledStore extends MemorySessionStore {
  scheduler: fc.Scheduler | null = null;

  override load(id: string): Promise<LoadOutcome> {
    return this.#travel('load', () => super.load(id));
  }

  override commit(id: string, commit: Commit): Promise<CommitOutcome> {
    return this.#travel('commit', () => super.commit(id, commit));
  }

  async #travel<Outcome>(command: string, run: () => Promise<Outcome>): Promise<Outcome> {
    await this.scheduler?.schedule(Promise.resolve(), command);
    const outcome = await run();
    await this.scheduler?.schedule(Promise.resolve(), `answer to ${command}`);
    return outcome;
  }
}
