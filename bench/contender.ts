import { fileURLToPath } from 'node:url';
import { randomId } from '../backend/src/lib/ids.ts';
import { KeepAliveClient } from './keep-alive-client.ts';
import { bareScript, bookingScript, type Script } from './script.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import type { Stores } from './stores.ts';
import { Visitor } from './visitor.ts';

/** A server and those who talk to it. */
export interface Contender {
  readonly name: Name;
  readonly server: ServerProcess;
  readonly visitors: readonly Visitor[];
  stop(): Promise<void>;
}

export interface ContenderOptions {
  readonly stores: Stores;
  readonly cores: string | null;
  readonly visitors: number;
  readonly nodeArgs?: readonly string[];
  readonly onFinished?: (sessionId: string) => void;
}

type Name = 'holdfast' | 'bare';

const SESSION_ID_LENGTH = 22;
const KEY_LENGTH = 43;

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The built server, logging at info, with limits that nobody reaches. */
export function startHoldfast({ stores, ...options }: ContenderOptions): Promise<Contender> {
  const env = {
    REDIS_URL: stores.redis.url,
    DATABASE_URL: stores.databaseUrl,
    DATA_DIR: stores.dir,
    BUSINESS_DIR: pathOf('./business'),
    LOG_LEVEL: 'info',
    RATE_LIMIT_TURNS_PER_MINUTE: '100000000',
    HOLDS_PER_ADDRESS: '1000',
    RESUME_TOKEN_KEYS: randomId(KEY_LENGTH),
  };
  const script = pathOf('../backend/dist/main.js');
  return start({ name: 'holdfast', script, env, dir: stores.dir }, bookingScript, options);
}

export function startBare({ stores, ...options }: ContenderOptions): Promise<Contender> {
  const env = { REDIS_URL: stores.redis.url };
  return start(
    { name: 'bare', script: pathOf('./bare-server.mjs'), env, dir: stores.dir },
    bareScript,
    options,
  );
}

async function start(
  what: { name: Name; script: string; env: Record<string, string>; dir: string },
  script: Script,
  { cores, nodeArgs = [], visitors, onFinished = () => undefined }: Omit<ContenderOptions, 'stores'>,
): Promise<Contender> {
  const server = await startServer({ ...what, cores, nodeArgs });
  const client = new KeepAliveClient(server.url, visitors);
  const nextSessionId = () => `${what.name}-${randomId(SESSION_ID_LENGTH)}`;
  return {
    name: what.name,
    server,
    visitors: Array.from(
      { length: visitors },
      () => new Visitor({ client, script, nextSessionId, onFinished }),
    ),
    stop: async () => {
      client.close();
      await server.stop();
    },
  };
}
