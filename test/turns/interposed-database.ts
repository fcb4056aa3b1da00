import type { Kysely } from 'kysely';
import type { Database } from '../../backend/src/database/database.ts';
import { DatabaseUnavailable } from '../../backend/src/database/database-error.ts';
import type { DatabaseSchema } from '../../backend/src/database/database-schema.ts';

/** `away`: no work is done. `mute`: it is done, and nobody learns of it. */
type Fault = 'away' | 'mute';

/** A database with faults made on purpose. */
export class InterposedDatabase implements Database {
  readonly kind: Database['kind'];
  readonly #database: Database;
  #fault: Fault | null = null;

  constructor(database: Database) {
    this.kind = database.kind;
    this.#database = database;
  }

  /** Everything that `meanwhile` starts meets this fault. */
  async during<T>(fault: Fault, meanwhile: () => Promise<T>): Promise<T> {
    this.#fault = fault;
    try {
      return await meanwhile();
    } finally {
      this.#fault = null;
    }
  }

  async run<T>(work: (db: Kysely<DatabaseSchema>) => Promise<T>): Promise<T> {
    const fault = this.#fault;
    if (fault === 'away') throw new DatabaseUnavailable('made to be away');
    const result = await this.#database.run(work);
    if (fault === 'mute') throw new DatabaseUnavailable('its answer was lost on purpose');
    return result;
  }

  ping(): Promise<number> {
    return this.#database.ping();
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}
