import process from 'node:process';

// Preloaded into a server that runs with --expose-gc: each message is answered with the memory that is left after
// everything unused was given back.

process.on('message', () => {
  for (let pass = 0; pass < 4; pass += 1) globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.channel?.unref();
