import { Pool } from 'pg';
import { repeatEvery } from '../backend/src/lib/repeat.ts';

const EVERY_MS = 200;

/**
 * Removes bookings of finished visitors from the calendar, so that it stays as full as a business's usually
 * is.
 */
export class Janitor {
  readonly #pool: Pool;
  readonly #stop: () => Promise<void>;
  #finished: string[] = [];
  #failure: unknown = null;

  constructor(databaseUrl: string) {
    this.#pool = new Pool({ connectionString: databaseUrl, max: 1 });
    this.#pool.on('error', (error) => this.#fail(error));
    this.#stop = repeatEvery(
      EVERY_MS,
      () => this.#sweep(),
      (error) => this.#fail(error),
    );
  }

  readonly noteFinished = (sessionId: string): void => {
    this.#finished.push(sessionId);
  };

  /**
   * Runs between measurements what PostgreSQL would do by itself within a minute: dead rows slow queries
   * down, and plans made on empty tables keep using full scans. Rejects if a sweep failed.
   */
  async tidyUp(): Promise<void> {
    await this.#sweep();
    if (this.#failure !== null)
      throw new Error('The calendar could not be emptied', { cause: this.#failure });
    await this.#pool.query('vacuum analyze reservations');
    await this.#pool.query('analyze sessions, turns');
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.#pool.end();
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
  }

  async #sweep(): Promise<void> {
    const finished = this.#finished;
    this.#finished = [];
    if (finished.length === 0) return;
    await this.#pool.query('delete from reservations where session_id = any($1::text[])', [finished]);
  }
}
