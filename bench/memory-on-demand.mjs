import process from 'node:process';

// Preloaded into a server that runs with --expose-gc. Answers each message with the memory left after a
// garbage collection.

process.on('message', () => {
  for (let pass = 0; pass < 4; pass += 1) globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.channel?.unref();
