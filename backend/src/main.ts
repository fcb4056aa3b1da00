import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { type App, createApp } from './app.ts';
import { readEnv } from './config/env.ts';
import { MAX_MODEL_TIMEOUT_MS } from './config/env-schema.ts';
import { loadSettings, type Settings } from './config/settings.ts';
import { createLogger } from './lib/logger.ts';

/**
 * How long turns in flight may take to finish: longer than any waits for the model. The platform kills a
 * process that needs more than ten seconds to stop.
 */
const DRAIN_MS = MAX_MODEL_TIMEOUT_MS + 1_000;
const CLOSE_IDLE_MS = 50;

await main();

async function main(): Promise<void> {
  const stopped = toldToStop();
  const settings = loadOrExit();
  const { config } = settings;
  limitHeapGrowth(config.heapGrowthPercent);
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
 * Listens for every signal, not only the first: a terminal signals npm and its child, and npm forwards its
 * own, so the second signal must not cut short the shutdown that the first one began.
 */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
}

/**
 * V8's own heuristic bounds time spent collecting, not latency: at half load it lets a 55 MB heap grow by only 12
 * MB, so it collects every three seconds and delays turns by up to 150 ms each time (bench/README.md).
 */
function limitHeapGrowth(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
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
  return new Error(
    `Port ${port} is in use. Stop the process that listens on it, or set PORT to another one.`,
    { cause },
  );
}

/** A failed start prints one readable message, without a stack. */
function exitWith(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function drain(app: App): Promise<void> {
  const { server } = app;
  app.startDraining();
  const closed = once(server, 'close');
  // A client on an open connection gets one more answer and is told to reconnect elsewhere. Idle
  // connections are closed.
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
