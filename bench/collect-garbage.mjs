import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

// Preloaded into a server with --expose-gc: collects garbage for as many seconds as it is told, and tells what is left.
// V8 gives pages back only when nothing has happened for some seconds.

process.on('message', async (/** @type {number} */ seconds) => {
  for (let second = 0; second < seconds; second += 1) {
    globalThis.gc?.();
    await delay(1_000);
  }
  process.send?.(process.memoryUsage());
});
process.channel?.unref();
