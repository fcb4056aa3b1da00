import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../backend/src/app.ts';
import { type Env, toEnv } from '../../backend/src/config/env.ts';
import { loadSettings } from '../../backend/src/config/settings.ts';
import { type Clock, systemClock } from '../../backend/src/lib/clock.ts';
import { createLogger } from '../../backend/src/lib/logger.ts';
import { createAppDatabase } from './app-database.ts';
import { watchWriter } from './confidences.ts';
import { watchAnswers } from './documented.ts';
import { dropDatabase } from './postgres-database.ts';

export interface TestApp {
  readonly url: string;
  readonly server: App['server'];
  /** Every logged line. */
  readonly lines: readonly string[];
  /** Makes it unready, like a process that shuts down. */
  startDraining(): void;
  /** Rejects if any answer was not described by the API's document. */
  stop(): Promise<void>;
}

/**
 * A whole Holdfast in this process, on a free port. By default with sessions in memory and a new database;
 * `env` may name others.
 */
export async function startApp(env: Env = {}, clock: Clock = systemClock): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'holdfast-data-'));
  const ownDatabase = env.DATABASE_URL === undefined ? await createAppDatabase() : null;
  const lines: string[] = [];
  watchWriter(() => lines.join(''));
  const settings = loadSettings(
    toEnv({
      DATA_DIR: dataDir,
      RATE_LIMIT_TURNS_PER_MINUTE: '100000',
      HOLDS_PER_ADDRESS: '1000',
      LOG_LEVEL: 'debug',
      ...(ownDatabase !== null && { DATABASE_URL: ownDatabase }),
      ...env,
      PORT: '0',
    }),
  );
  const logger = createLogger({
    level: settings.config.log.level,
    destination: { write: (line) => void lines.push(line) },
  });
  const app = await createApp({ ...settings, logger, clock });
  const undocumented = watchAnswers(app.server);
  app.server.listen(0, '127.0.0.1');
  await once(app.server, 'listening');
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    server: app.server,
    lines,
    startDraining: () => app.startDraining(),
    stop: async () => {
      app.server.close();
      app.server.closeAllConnections();
      await app.close();
      if (ownDatabase !== null) await dropDatabase(ownDatabase);
      await rm(dataDir, { recursive: true, force: true });
      if (undocumented.length > 0) throw new Error(undocumented.join('\n'));
    },
  };
}
