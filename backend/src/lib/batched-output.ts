import process from 'node:process';
import { pino } from 'pino';

const EVERY_MS = 50;

/**
 * Standard output for log lines, written in batches because a write costs more than the line itself. No
 * line is lost when the process exits or throws; a kill loses those of the last 50 ms.
 */
export function batchedOutput(): { write(line: string): void } {
  const output = pino.destination({ dest: 1, sync: false });
  let waiting = '';
  const flush = (): void => {
    output.write(waiting);
    waiting = '';
  };
  process.on('exit', () => {
    if (waiting === '') return;
    flush();
    output.flushSync();
  });
  return {
    write(line) {
      if (waiting === '') setTimeout(flush, EVERY_MS);
      waiting += line;
    },
  };
}
