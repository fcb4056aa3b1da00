import { fileURLToPath } from 'node:url';
import { randomId } from '../backend/src/lib/ids.ts';
import { KeepAliveClient } from './keep-alive-client.ts';
import { bareScript, bookingScript, peerScript, type Script } from './script.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import type { Stores } from './stores.ts';
import { Visitor } from './visitor.ts';

/** A server and its clients. */
export interface Contender {
  readonly name: ContenderName;
  readonly server: ServerProcess;
  /** The stores it was given; not every contender uses all of them. */
  readonly stores: Stores;
  readonly visitors: readonly Visitor[];
  stop(): Promise<void>;
}

export interface ContenderOptions {
  readonly stores: Stores;
  readonly cores: string | null;
  readonly visitors: number;
  readonly nodeArgs?: readonly string[];
  /** In addition to the janitor. */
  readonly onFinished?: (sessionId: string) => void;
}

export type ContenderName =
  | 'Holdfast'
  | 'Holdfast, ARCHIVE=off'
  | 'Holdfast, sessions in memory'
  | 'Express + GET + SET'
  | PeerName;

export type PeerName = 'botbuilder' | 'grammY' | 'LangGraph';

export type StartContender = (options: ContenderOptions) => Promise<Contender>;

type Environment = Readonly<Record<string, string>>;

interface Kind {
  readonly name: ContenderName;
  /** Relative to this file. */
  readonly path: string;
  readonly env: (stores: Stores) => Environment;
  readonly script: Script;
  readonly nextSessionId: () => string;
  /** Whether it books in PostgreSQL. */
  readonly hasCalendar?: true;
}

const SESSION_ID_LENGTH = 22;
const KEY_LENGTH = 43;
/** Telegram's chat ids are numbers. */
const FIRST_CHAT = 1_000_000;

export const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const randomSessionId = (): string => `bench-${randomId(SESSION_ID_LENGTH)}`;

const redisOnly = ({ redis }: Stores): Environment => ({ REDIS_URL: redis.url });

/** As in production: logging at info, with limits that are never reached. */
export const holdfastEnv = ({ redis, databaseUrl, dir }: Stores): Environment => ({
  REDIS_URL: redis.url,
  DATABASE_URL: databaseUrl,
  DATA_DIR: dir,
  BUSINESS_DIR: pathOf('./business'),
  LOG_LEVEL: 'info',
  RATE_LIMIT_TURNS_PER_MINUTE: '100000000',
  HOLDS_PER_ADDRESS: '1000',
  RESUME_TOKEN_KEYS: randomId(KEY_LENGTH),
});

export const HOLDFAST_MAIN = '../backend/dist/main.js';

const holdfast = (name: ContenderName, changed: Environment = {}): StartContender =>
  starting({
    name,
    path: HOLDFAST_MAIN,
    env: (stores) => ({ ...holdfastEnv(stores), ...changed }),
    script: bookingScript,
    nextSessionId: randomSessionId,
    hasCalendar: true,
  });

export const startHoldfast = holdfast('Holdfast');
export const startHoldfastWithoutArchive = holdfast('Holdfast, ARCHIVE=off', { ARCHIVE: 'off' });
/** An empty variable counts as unset. */
export const startHoldfastInMemory = holdfast('Holdfast, sessions in memory', { REDIS_URL: '' });

export const startBare = starting({
  name: 'Express + GET + SET',
  path: './bare-server.mjs',
  env: redisOnly,
  script: bareScript,
  nextSessionId: randomSessionId,
});

const peer = (name: PeerName, path: string, nextSessionId = randomSessionId): StartContender =>
  starting({ name, path, env: redisOnly, script: peerScript, nextSessionId });

/** Requires their packages to be installed. */
export const PEERS: readonly StartContender[] = [
  peer('botbuilder', './peers/botbuilder-server.mjs'),
  peer('grammY', './peers/grammy-server.mjs', counting(FIRST_CHAT)),
  peer('LangGraph', './peers/langgraph-server.mjs'),
];

function counting(first: number): () => string {
  let next = first;
  return () => `${next++}`;
}

function starting({ name, path, env, script, nextSessionId, hasCalendar }: Kind): StartContender {
  return async ({ stores, cores, visitors, nodeArgs = [], onFinished = () => undefined }) => {
    const { dir, janitor } = stores;
    const server = await startServer({ name, script: pathOf(path), env: env(stores), dir, cores, nodeArgs });
    const noteFinished = (sessionId: string): void => {
      if (hasCalendar) janitor.noteFinished(sessionId);
      onFinished(sessionId);
    };
    const client = new KeepAliveClient(server.url, visitors);
    return {
      name,
      server,
      stores,
      visitors: Array.from(
        { length: visitors },
        () => new Visitor({ client, script, nextSessionId, onFinished: noteFinished }),
      ),
      stop: async () => {
        client.close();
        await server.stop();
      },
    };
  };
}
