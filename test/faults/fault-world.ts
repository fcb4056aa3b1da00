import { Agent } from 'node:http';
import { setTimeout as elapsed } from 'node:timers/promises';
import { vi } from 'vitest';
import type { Env } from '../../backend/src/config/env.ts';
import { createDeployment, type Deployment, type DeploymentOptions } from '../support/deployment.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { isArchived, isWell } from '../support/is-well.ts';
import { readVitals, type Vitals } from '../support/process-vitals.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { checkAll } from './checkers/check-all.ts';
import { holdsAreExclusive } from './checkers/holds-are-exclusive.ts';
import type { Progress } from './checkers/it-makes-progress.ts';
import type { ProcessRecord } from './checkers/it-stays-sound.ts';
import { FaultVisitor, type FaultVisitorOptions } from './fault-visitor.ts';
import { History } from './history.ts';
import { createRandom, type Random } from './random.ts';
import { readReservations, readSessions, type SessionReader } from './read-stores.ts';
import { SEED, withinMs } from './scale.ts';
import type { Reservation, Stores } from './stores.ts';

export type FaultWorldOptions = DeploymentOptions;

type AboutVisitor = Pick<FaultVisitorOptions, 'session' | 'withToken' | 'patienceMs'>;

/** A deployment with breakable links, clients that record what they see, and the final judgement. */
export interface FaultWorld {
  readonly deployment: Deployment;
  /** Every process's link to Redis. */
  readonly toRedis: TcpProxy;
  /** Every process's link to PostgreSQL. */
  readonly toDatabase: TcpProxy;
  readonly history: History;
  readonly random: Random;
  /** A process behind both proxies, unless `env` differs; of another build if `main` is given. */
  start(env?: Env, main?: string): Promise<HoldfastProcess>;
  visitor(at: string, options?: AboutVisitor): FaultVisitor;
  /** The requirements of C7; everything sent after the last call with `healed` must succeed. */
  expectProgress(progress: { readonly least?: number; readonly healed?: boolean }): void;
  /**
   * Resolves once every process is well and has written back everything, to the milliseconds that this
   * took.
   */
  allWell(): Promise<number>;
  /** Resolves once the archive has every turn taken so far. */
  allArchived(): Promise<unknown>;
  /** For a row whose sessions are not in the deployment's Redis. */
  readSessionsBy(find: () => SessionReader): void;
  /** For a row whose bookings are not in PostgreSQL. */
  readReservationsBy(read: () => Promise<readonly Reservation[]>): void;
  /** Runs after the judgement. */
  onClose(release: () => Promise<unknown>): void;
  /** Keeps every process's output beside the history; returns the history's file. */
  keepEvidence(): string;
  /**
   * The checkers' objections so far; without any, everything so far is forgotten. For long runs, between
   * rounds.
   */
  judgeSoFar(): Promise<readonly string[]>;
  /** The checkers' objections. */
  judge(): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface Started {
  readonly process: HoldfastProcess;
  readonly before: Vitals | null;
  stopped: boolean;
}

const NO_PROGRESS: Progress = { least: 1, healedAt: null };
const WELL_WITHIN = { timeout: 30_000, interval: 25 };
const AT_REST_WITHIN = { timeout: 10_000, interval: 50 };
const ENDS_WITHIN_MS = withinMs(10_000);

export async function createFaultWorld(options: FaultWorldOptions): Promise<FaultWorld> {
  const deployment = await createDeployment(options);
  const [toRedis, toDatabase] = await Promise.all([
    startTcpProxy(deployment.redis.port),
    startTcpProxy(deployment.postgres.port),
  ]);
  const history = new History();
  const agent = new Agent({ keepAlive: true });
  const started: Started[] = [];
  const releases: (() => Promise<unknown>)[] = [];
  let progress: Progress = NO_PROGRESS;
  let judgedUntil = 0;
  let clients = 0;
  let reservations = () => readReservations(deployment);
  let sessionReader = (): SessionReader => deployment.redis.admin;

  const running = (): readonly HoldfastProcess[] =>
    started.filter(({ process, stopped }) => !stopped && !process.hasEnded()).map(({ process }) => process);
  const all = async (check: (url: string) => Promise<void>): Promise<number> => {
    const startedAt = performance.now();
    await vi.waitFor(async () => {
      for (const { url } of running()) await check(url);
    }, WELL_WITHIN);
    return performance.now() - startedAt;
  };
  const allWell = (): Promise<number> => all(isWell);

  const unwellness = (): Promise<readonly string[]> =>
    allWell().then(
      () => [],
      (error: Error) => [`C7 not well in the end: ${error.message}`],
    );
  const allMetrics = (): Promise<readonly string[]> =>
    Promise.all(running().map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
  const objections = async (
    processes: readonly ProcessRecord[],
    all: readonly Reservation[],
    metrics: readonly string[],
  ): Promise<readonly string[]> => {
    const { operations } = history;
    const ids = new Set(operations.map(({ session }) => session));
    const sessions = await readSessions(sessionReader(), ids);
    const unjudged = all.filter(({ confirmedAt }) => confirmedAt === null || confirmedAt > judgedUntil);
    const stores: Stores = { sessions, reservations: unjudged };
    const found = checkAll({ operations, stores, processes, metrics, progress });
    return [...new Set([...found, ...holdsAreExclusive({ sessions, reservations: all })])];
  };
  const forget = (all: readonly Reservation[]): void => {
    for (const { confirmedAt } of all) judgedUntil = Math.max(judgedUntil, confirmedAt ?? 0);
    progress = NO_PROGRESS;
    history.forget();
    for (const { process } of started) process.forgetOutput();
    started.splice(0, started.length, ...started.filter(({ stopped }) => !stopped));
  };

  return {
    deployment,
    toRedis,
    toDatabase,
    history,
    random: createRandom(SEED),
    start: async (env = {}, main) => {
      const settings = {
        REDIS_URL: `redis://127.0.0.1:${toRedis.port}`,
        DATABASE_URL: deployment.postgres.url.replace(
          `:${deployment.postgres.port}/`,
          `:${toDatabase.port}/`,
        ),
        LOG_LEVEL: 'info',
        ...env,
      };
      const process = await deployment.start(settings, main);
      const entry: Started = { process, before: readVitals(process.pid), stopped: false };
      started.push(entry);
      const stop: HoldfastProcess['stop'] = (signal) => {
        entry.stopped = true;
        return process.stop(signal);
      };
      return { ...process, stop };
    },
    visitor: (at, about = {}) => {
      clients += 1;
      return new FaultVisitor({ history, agent, client: `client-${clients}`, at, ...about });
    },
    expectProgress: ({ least, healed = false }) => {
      progress = {
        least: least ?? progress.least,
        healedAt: healed ? performance.now() : progress.healedAt,
      };
    },
    allWell,
    allArchived: () => all(isArchived),
    readSessionsBy: (find) => {
      sessionReader = find;
    },
    readReservationsBy: (read) => {
      reservations = read;
    },
    onClose: (release) => {
      releases.push(release);
    },
    keepEvidence: () => {
      for (const { process } of started) history.keepOutput(process.pid, process.output());
      return history.file;
    },
    judgeSoFar: async () => {
      const unwell = await unwellness();
      const all = await reservations();
      const violations = await objections(started.map(soFar), all, await allMetrics());
      if (unwell.length + violations.length === 0) forget(all);
      return [...unwell, ...violations];
    },
    judge: async () => {
      const unwell = await unwellness();
      const metrics = await allMetrics();
      agent.destroy();
      const processes = await Promise.all(started.map(toRecord));
      return [...unwell, ...(await objections(processes, await reservations(), metrics))];
    },
    close: async () => {
      agent.destroy();
      await deployment.close();
      await Promise.all([toRedis.close(), toDatabase.close()]);
      for (const release of releases.reverse()) await release();
    },
  };
}

function soFar({ process, stopped }: Started): ProcessRecord {
  const ended = !stopped && process.hasEnded();
  return { pid: process.pid, ended, exitCode: null, output: process.output(), before: null, after: null };
}

/**
 * Once its clients' connections are gone; ends the process, because the last lines are written at its end.
 */
async function toRecord({ process, before, stopped }: Started): Promise<ProcessRecord> {
  const { pid } = process;
  if (stopped) {
    return { pid, ended: false, exitCode: null, output: process.output(), before: null, after: null };
  }
  const ended = process.hasEnded();
  await vi
    .waitFor(() => {
      if ((readVitals(pid)?.openFiles ?? 0) > (before?.openFiles ?? 0) + 20) throw new Error('still open');
    }, AT_REST_WITHIN)
    .catch(() => undefined);
  const after = readVitals(pid);
  const exitCode = await Promise.race([
    process.stop('SIGTERM'),
    elapsed(ENDS_WITHIN_MS, 'late' as const, { ref: false }),
  ]);
  return { pid, ended, exitCode, output: process.output(), before, after };
}
