import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import process from 'node:process';

// Preloaded into a server: profiles from one message to the next, and writes to the file that the second
// one names.

const INTERVAL_MICROS = 250;

const session = new Session();
session.connect();
let isRunning = false;

process.on('message', async (/** @type {string} */ file) => {
  if (isRunning) {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(file, JSON.stringify(profile));
  } else {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROS });
    await session.post('Profiler.start');
  }
  isRunning = !isRunning;
  process.send?.(isRunning);
});
process.channel?.unref();
