import {
  ArchiveUnavailable,
  type KeepEntry,
  type KeepOutcome,
  type SessionArchive,
} from '../../../backend/src/sessions/archive/session-archive.ts';

type Writes = Pick<SessionArchive, 'keep' | 'touch'>;

/** An archive that fails on request and records its calls. */
export class FaultyArchive implements Writes {
  readonly calls: string[] = [];
  isAway = false;
  /** The id of a session that the database refuses. */
  refused: string | null = null;
  readonly #archive: Writes;
  #held: Promise<void> = Promise.resolve();

  constructor(archive: Writes) {
    this.#archive = archive;
  }

  /** Delays answers until the returned function is called. */
  hold(): () => void {
    let release = (): void => {};
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return () => release();
  }

  async keep(entries: readonly KeepEntry[]): Promise<readonly KeepOutcome[]> {
    await this.#asked(`keep ${entries.length}`);
    if (entries.some(({ id }) => id === this.refused)) throw new Error('refused');
    return this.#archive.keep(entries);
  }

  async touch(entries: readonly { readonly id: string; readonly expiresAt: number }[]): Promise<void> {
    await this.#asked(`touch ${entries.length}`);
    await this.#archive.touch(entries);
  }

  async #asked(call: string): Promise<void> {
    this.calls.push(call);
    await this.#held;
    if (this.isAway) throw new ArchiveUnavailable('away');
  }
}
