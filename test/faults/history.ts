import { EventEmitter, once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** One client request with what the client saw of it. */
export interface Operation {
  readonly client: string;
  readonly op: 'say' | 'get' | 'delete';
  readonly session: string;
  /** Of a `say`; the same for every attempt. */
  readonly messageId: string | null;
  /** Milliseconds on one clock for all clients of a run. */
  readonly sentAt: number;
  readonly doneAt: number;
  /** `ok`: done; `fail`: refused; `info`: timed out or cut off, so its outcome is unknown. */
  readonly outcome: 'ok' | 'fail' | 'info';
  /** Null without an answer. */
  readonly status: number | null;
  readonly turn: number | null;
  /** Only known from a `get`. */
  readonly epoch: string | null;
  /** Hash of what must be the same for every attempt at a message. */
  readonly replyHash: string | null;
  readonly degraded: boolean;
  /** The reference of a booking that the answer calls confirmed. */
  readonly reference: string | null;
}

/** All operations of a run in the order in which they ended, also as JSON lines in a file for debugging. */
export class History {
  readonly file = join(mkdtempSync(join(tmpdir(), 'holdfast-history-')), 'history.jsonl');
  #operations: Operation[] = [];
  readonly #grown = new EventEmitter().setMaxListeners(0);

  get operations(): readonly Operation[] {
    return this.#operations;
  }

  append(operation: Operation): void {
    this.#operations.push(operation);
    this.#grown.emit('grown');
    appendFileSync(this.file, `${JSON.stringify(operation)}\n`);
  }

  /** Resolves once this many further operations have ended. */
  async grownBy(count: number): Promise<void> {
    const wanted = this.#operations.length + count;
    while (this.#operations.length < wanted) await once(this.#grown, 'grown');
  }

  /** Starts anew, because everything so far has been judged. */
  forget(): void {
    this.#operations = [];
    writeFileSync(this.file, '');
  }

  /** Writes a process's output beside it. */
  keepOutput(pid: number, output: string): void {
    writeFileSync(join(dirname(this.file), `process-${pid}.log`), output);
  }

  discard(): void {
    rmSync(dirname(this.file), { recursive: true, force: true });
  }
}
