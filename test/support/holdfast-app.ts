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
  /** Every line that it logged. */
  readonly lines: readonly string[];
  /** Is no longer ready, as a process that is about to end. */
  startDraining(): void;
  /** Rejects if it ever answered what the API's document does not tell of. */
  stop(): Promise<void>;
}

/** A whole Holdfast in this process, on a free port: memory sessions and a database of its own unless `env` names others. */
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
