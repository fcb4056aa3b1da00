import { setImmediate as nextCheck } from 'node:timers/promises';

const NEVER_WOKEN = new Int32Array(new SharedArrayBuffer(4));

/**
 * Blocks the event loop for this long, after everything written so far has been sent. Timers due by its end
 * run before sockets are read.
 */
export async function stall(ms: number): Promise<void> {
  await nextCheck();
  Atomics.wait(NEVER_WOKEN, 0, 0, ms);
}
