import { setImmediate as nextCheck } from 'node:timers/promises';

const NEVER_WOKEN = new Int32Array(new SharedArrayBuffer(4));

/**
 * Keeps the event loop from turning for so long, from after what was written so far has left. Timers that are due by
 * the end of it come before what sockets bring.
 */
export async function stall(ms: number): Promise<void> {
  await nextCheck();
  Atomics.wait(NEVER_WOKEN, 0, 0, ms);
}
