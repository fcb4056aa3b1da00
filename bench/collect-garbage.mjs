import process from 'node:process';

// Preloaded into a server with --expose-gc: collects garbage when it is told to, and tells what is left.

process.on('message', async () => {
  for (let round = 0; round < 3; round += 1) await globalThis.gc?.({ type: 'major', execution: 'async' });
  process.send?.(process.memoryUsage());
});
process.channel?.unref();
