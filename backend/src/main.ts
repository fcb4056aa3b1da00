import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { type App, createApp } from './app.ts';
import { readEnv } from './config/env.ts';
import { loadSettings, type Settings } from './config/settings.ts';
import { createLogger } from './lib/logger.ts';

/** Turns that are under way get this long; the platform kills what lasts longer than ten seconds. */
const DRAIN_MS = 8_000;
const CLOSE_IDLE_MS = 50;

/**
 * How much the heap may grow, in percent, from what one major collection left until the next. V8's own rule is bounded by
 * time spent, not by turns kept waiting: at half load it lets 55 MB grow by 12 and collects every three seconds, and each
 * time turns wait up to 150 ms (bench/README.md). So much is below what V8 allows itself before its first collection.
 */
const HEAP_GROWS_BY = 150;

await main();

async function main(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWS_BY}`);
  const stopped = toldToStop();
  const settings = loadOrExit();
  const { config } = settings;
  const logger = createLogger({ level: config.log.level });
  const app = await startOrExit(settings, logger);
  const { port } = app.server.address() as AddressInfo;
  logger.info({ port, ...app.uses }, 'listening');
  if (!config.production) welcome(app, port);

  await stopped;
  logger.info('draining');
  await drain(app);
  logger.info('stopped');
}

/**
 * A terminal signals npm and its child, and npm passes it on: the second signal must not cut short what the first
 * one began.
 */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
}

function loadOrExit(): Settings {
  try {
    return loadSettings(readEnv());
  } catch (error) {
    return exitWith(error);
  }
}

async function startOrExit(settings: Settings, logger: ReturnType<typeof createLogger>): Promise<App> {
  try {
    const app = await createApp({ ...settings, logger });
    app.server.listen(settings.config.http.port, settings.config.http.host);
    await once(app.server, 'listening');
    return app;
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    return exitWith(isTaken ? portIsTaken(settings.config.http.port, error) : error);
  }
}

function portIsTaken(port: number, cause: Error): Error {
  return new Error(`Port ${port} is in use. Stop what listens there, or set PORT to another one.`, { cause });
}

/** A start that fails says why in one message for people, without a stack. */
function exitWith(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function drain(app: App): Promise<void> {
  const { server } = app;
  app.startDraining();
  const closed = once(server, 'close');
  // Who still asks on an open connection is answered once more and sent elsewhere; idle ones end as they fall idle.
  server.prependListener('request', (_req, res) => res.setHeader('connection', 'close'));
  server.close();
  const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS);
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
  await app.close();
}

function welcome({ uses }: App, port: number): void {
  process.stdout.write(
    [
      '',
      `Holdfast serves ${uses.business}`,
      `  sessions  ${uses.sessions}`,
      `  bookings  ${uses.bookings}`,
      `  model     ${uses.model}`,
      `  open      http://localhost:${port}`,
      '',
      '',
    ].join('\n'),
  );
}
