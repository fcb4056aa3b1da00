import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HOLDFAST_MAIN, holdfastEnv, pathOf } from './contender.ts';
import { startServer } from './server-process.ts';
import type { Setting } from './setting.ts';
import { type Spread, spreadOf } from './statistics.ts';

export interface StartUpPlan {
  readonly starts: number;
}

/** Milliseconds from the start of the process to its first successful readiness check. */
export interface StartUp {
  /** With Redis and a PostgreSQL that has its tables. */
  readonly onServers: Spread;
  /** With neither, in a new folder each time. */
  readonly embedded: Spread;
}

export async function measureStartUp(
  { starts }: StartUpPlan,
  { stores, placement, releasers, progress }: Setting,
): Promise<StartUp> {
  const measure = async (what: string, env: (start: number) => Promise<Record<string, string>>) => {
    progress(`Starting ${starts} times ${what}`);
    const times: number[] = [];
    while (times.length < starts) times.push(await timeOfStart(await env(times.length)));
    return spreadOf(times);
  };
  const timeOfStart = async (env: Record<string, string>): Promise<number> => {
    const script = pathOf(HOLDFAST_MAIN);
    const server = await startServer({
      name: 'start',
      script,
      env,
      cores: placement.all,
      dir: stores.dir,
    });
    releasers.push('started server', server.stop);
    await server.stop();
    return server.readyAfterMs;
  };
  return {
    onServers: await measure('with Redis and PostgreSQL', async () => ({ ...holdfastEnv(stores) })),
    embedded: await measure('with neither', async (start) => {
      const dir = join(stores.dir, `embedded-${start}`);
      await mkdir(dir);
      return { ...holdfastEnv(stores), REDIS_URL: '', DATABASE_URL: '', DATA_DIR: dir };
    }),
  };
}
