import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Env } from '../../backend/src/config/env.ts';
import { lockFolder } from '../../backend/src/database/folder-lock.ts';
import { migratePostgres } from '../../backend/src/database/open-database.ts';
import { clockFinding } from '../../backend/src/doctor/clock-finding.ts';
import { examine } from '../../backend/src/doctor/examine.ts';
import type { Finding } from '../../backend/src/doctor/finding.ts';
import { latencyFinding } from '../../backend/src/doctor/latency-finding.ts';
import { type Clock, systemClock } from '../../backend/src/lib/clock.ts';
import { silentLogger } from '../support/bookings.ts';
import { freePort } from '../support/free-port.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type StartRedisOptions, startRedis } from '../support/redis.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { startSentinels } from '../support/redis-sentinel.ts';

const CLI = fileURLToPath(new URL('../../backend/src/doctor/doctor-cli.ts', import.meta.url));
const KEY = 'k1:q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0VnM';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'holdfast-doctor-'));
  cleanups.push(() => rmSync(dataDir, { recursive: true, force: true }));
});

const LATENCY = /^answers within \d+\.\d ms$/;

/** The latency of a server on this machine says how busy the machine is, so it is never a warning here. */
async function look(env: Env, clock: Clock = systemClock): Promise<readonly Finding[]> {
  const findings = await examine({ env: { DATA_DIR: dataDir, ...env }, clock, logger: silentLogger });
  return findings.map((finding) =>
    LATENCY.test(finding.what) ? { level: 'ok', about: finding.about, what: finding.what } : finding,
  );
}

const bad = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ level, about, what }) => (level === 'ok' ? [] : [`${level}: ${about}: ${what}`]));
const okOf = (findings: readonly Finding[], subject: string): readonly string[] =>
  findings.flatMap(({ level, about, what }) => (level === 'ok' && about === subject ? [what] : []));

async function redis(options?: StartRedisOptions) {
  const server = await startRedis(options);
  cleanups.push(() => server.stop());
  return server;
}

const SAFE = ['--appendonly', 'yes'];

describe('settings', () => {
  test('nothing at all will do: what is not there is made at the first start', async () => {
    const findings = await look({});
    expect(bad(findings)).toEqual([]);
    expect(okOf(findings, 'PGlite')).toEqual([`the first start creates it in ${dataDir}`]);
    expect(okOf(findings, 'keys')).toEqual([`the first start creates one in ${dataDir}`]);
  });

  test('a folder that cannot be created fails before the first start does', async () => {
    const file = join(dataDir, 'a file');
    writeFileSync(file, '');
    for (const DATA_DIR of [file, join(file, 'within', 'it')]) {
      expect(bad(await look({ DATA_DIR }))).toEqual([
        `failure: PGlite: ${DATA_DIR} cannot be created as a folder, or is not writable`,
      ]);
    }
  });

  test('an environment that is not valid fails, without its secrets, and the business is looked at all the same', async () => {
    const findings = await look({ PORT: 'http', RESUME_TOKEN_KEYS: 'too-short', BUSINESS_DIR: '/nowhere' });
    expect(bad(findings).map((line) => line.split('\n')[0])).toEqual([
      'failure: configuration: The environment (or .env) is not valid:',
      expect.stringMatching(/^failure: business: \/nowhere/),
    ]);
    expect(JSON.stringify(findings)).not.toContain('too-short');
  });

  test('production with one instance only, and with metrics for all, is warned of', async () => {
    expect(bad(await look({ NODE_ENV: 'production' }))).toEqual([
      expect.stringMatching(/^warning: configuration: sessions live in/),
      expect.stringMatching(/^warning: configuration: bookings live in/),
      expect.stringMatching(/^warning: configuration: anyone can read \/metrics/),
      expect.stringMatching(/^warning: keys: those in .* only on this machine$/),
    ]);
  });
});

test('keys for Redis encrypt nothing if there is no Redis', async () => {
  expect(bad(await look({ STATE_ENCRYPTION_KEYS: KEY }))).toEqual([
    "warning: encryption: sessions live in this process's memory, where nothing is encrypted",
  ]);
});

describe('Redis', () => {
  const withKeys = (env: Env): Env => ({ RESUME_TOKEN_KEYS: KEY, ...env });
  const ofRedis = (findings: readonly Finding[]) => bad(findings).filter((line) => line.includes(': Redis'));

  test('a server that is set up well is reported without a warning', async () => {
    const { url } = await redis({ args: [...SAFE, '--maxmemory', '100mb'] });
    const findings = await look(withKeys({ REDIS_URL: url }));
    expect(ofRedis(findings)).toEqual([]);
    expect(okOf(findings, 'Redis')).toEqual([
      expect.stringMatching(/^(Redis|Valkey) \d+\.\d+\.\d+$/),
      expect.stringMatching(LATENCY),
      'its clock agrees with this machine',
      'it is a primary',
      'it evicts nothing when it is full',
      expect.stringMatching(/^\d+ % of its memory is used$/),
      'it logs each change to disk (AOF)',
    ]);
  });

  test.each([
    [
      'evicts sessions',
      ['--maxmemory-policy', 'allkeys-lru', ...SAFE],
      'failure: Redis: it evicts live sessions when it is full (allkeys-lru)',
    ],
    ['is nearly full', ['--maxmemory', '900kb', ...SAFE], /^warning: Redis: \d+ % of its memory is used$/],
    ['keeps nothing on disk', [], /^warning: Redis: it keeps nothing on disk/],
    [
      'asks for a password',
      ['--requirepass', 'not-given', ...SAFE],
      'failure: Redis: it requires a password (NOAUTH)',
    ],
    ['is a replica', ['--replicaof', '127.0.0.1 1', ...SAFE], 'failure: Redis: it is a read-only replica'],
  ])('one that %s is found', async (_what, args, expected) => {
    const { url } = await redis({ args });
    const wrong = ofRedis(await look(withKeys({ REDIS_URL: url })));
    expect(wrong).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });

  test('encrypted sessions have their keys, or the missing one is named', async () => {
    const { url, admin } = await redis({ args: SAFE });
    await admin.set('state:s', '{"version":1,"sealed":"k1","current":"MENU","epoch":"e"}');
    const env = withKeys({ REDIS_URL: url });
    const open = await look({ ...env, STATE_ENCRYPTION_KEYS: `plain,${KEY}` });
    expect(okOf(open, 'Redis')).toContain('the keys of all encrypted sessions are listed');
    expect(okOf(open, 'encryption')).toEqual(['off; 1 in STATE_ENCRYPTION_KEYS decrypt existing sessions']);
    const shut = await look({ ...env, STATE_ENCRYPTION_KEYS: KEY.replace('k1', 'k2') });
    expect(okOf(shut, 'encryption')).toEqual(['1 in STATE_ENCRYPTION_KEYS, "k2" encrypts']);
    expect(ofRedis(shut)).toEqual([
      'failure: Redis: sessions are sealed with the key "k1", which STATE_ENCRYPTION_KEYS does not list',
    ]);
  });

  test('snapshots from time to time are less than each change', async () => {
    const { url, admin } = await redis();
    await admin.config('SET', 'save', '900 1');
    expect(ofRedis(await look(withKeys({ REDIS_URL: url })))).toEqual([
      expect.stringMatching(/^warning: Redis: it writes snapshots to disk/),
    ]);
  });

  test('one that is not there, and what to do', async () => {
    const url = `redis://someone:a-password@127.0.0.1:${await freePort()}`;
    const findings = await look(withKeys({ REDIS_URL: url }));
    expect(ofRedis(findings)).toEqual(['failure: Redis: connection refused (ECONNREFUSED)']);
    expect(findings).toContainEqual(
      expect.objectContaining({ remedy: expect.stringContaining('REDIS_URL') }),
    );
    expect(JSON.stringify(findings)).not.toContain('a-password');
  });

  test('a wrong password is distinguished from a missing one', async () => {
    const { port } = await redis({ args: ['--requirepass', 'right', ...SAFE] });
    const findings = await look(withKeys({ REDIS_URL: `redis://:wrong@127.0.0.1:${port}` }));
    expect(ofRedis(findings)).toEqual(['failure: Redis: wrong user or password (WRONGPASS)']);
  });

  test('a database that the server does not have is no other one', async () => {
    const { url } = await redis({ args: ['--databases', '2', ...SAFE] });
    const findings = await look(withKeys({ REDIS_URL: `${url}/2` }));
    expect(ofRedis(findings)).toEqual([
      'failure: Redis: it has no database of this number, or its user may not use it (SELECT)',
    ]);
  });

  test('behind Sentinels the primary is looked at; where none is, that is said', async () => {
    const watched = await startSentinels();
    cleanups.push(() => watched.stop());
    const REDIS_SENTINELS = watched.sentinels.map(({ host, port }) => `${host}:${port}`).join(',');
    const env = withKeys({ REDIS_SENTINELS, REDIS_SENTINEL_NAME: watched.name });
    expect(okOf(await look(env), 'Redis')).toContain('it is a primary');
    const nameless = await look({ ...env, REDIS_SENTINEL_NAME: 'unknown' });
    expect(ofRedis(nameless)).toEqual([expect.stringMatching(/^failure: Redis: no reachable Sentinel/)]);
  });

  test('of a Cluster every node is looked at, and slots without a node are found', async () => {
    const cluster = await startRedisCluster();
    cleanups.push(() => cluster.stop());
    const nodes = cluster.nodes.map(({ host, port }) => `${host}:${port}`);
    const env = withKeys({ REDIS_CLUSTER_NODES: nodes.join(',') });
    const findings = await look(env);
    expect(okOf(findings, 'Redis Cluster')).toEqual(['every slot has an owner']);
    for (const node of nodes) expect(okOf(findings, `Redis ${node}`)).toContain('it is a primary');

    await cluster.primaries[0]?.admin.call('CLUSTER', 'DELSLOTS', 1, 2);
    expect(ofRedis(await look(env))).toContain('failure: Redis Cluster: 2 slots have no owner');
  });
});

describe('PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());
  const ofPostgres = (findings: readonly Finding[]) =>
    bad(findings).filter((line) => line.includes(': PostgreSQL'));

  test('migrations are pending until they are taken, and looking takes none', async () => {
    const env = { DATABASE_URL: postgres.url };
    const pending = /^warning: PostgreSQL: migrations are pending: 0001-[\w-]+, 0002-/;
    for (const _twice of [1, 2])
      expect(ofPostgres(await look(env))).toEqual([expect.stringMatching(pending)]);
    await migratePostgres(postgres.url, silentLogger);
    const findings = await look(env);
    expect(ofPostgres(findings)).toEqual([]);
    expect(okOf(findings, 'PostgreSQL')).toEqual([
      expect.stringMatching(/^version \d+/),
      expect.stringMatching(LATENCY),
      'its clock agrees with this machine',
      'it has the newest schema',
    ]);
  });

  test('a clock that is off is found', async () => {
    const late: Clock = { now: () => systemClock.now() - 90_000 };
    expect(ofPostgres(await look({ DATABASE_URL: postgres.url }, late))).toContainEqual(
      expect.stringMatching(/its clock is (89|90)\.\d s ahead of this machine$/),
    );
  });

  test('one that is not there, and a database that is not in it', async () => {
    const nowhere = `postgres://someone:a-password@127.0.0.1:${await freePort()}/bookings`;
    const findings = await look({ DATABASE_URL: nowhere });
    expect(ofPostgres(findings)).toEqual(['failure: PostgreSQL: connection refused (ECONNREFUSED)']);
    expect(JSON.stringify(findings)).not.toContain('a-password');
    const unknown = postgres.url.replace(/postgres$/, 'unknown');
    expect(ofPostgres(await look({ DATABASE_URL: unknown }))).toEqual([
      'failure: PostgreSQL: there is no such database (3D000)',
    ]);
  });
});

test('the folder of a server at work is left alone', async () => {
  const { PGlite } = await import('@electric-sql/pglite');
  await (await PGlite.create(join(dataDir, 'pglite'))).close();
  const lock = lockFolder(dataDir);
  cleanups.push(() => lock.release());
  expect(okOf(await look({}), 'PGlite')).toEqual([
    `process ${process.pid} has ${dataDir} open, so it was not inspected`,
  ]);
});

test.each([
  [0, 'ok', 'its clock agrees with this machine'],
  [999, 'ok', 'its clock agrees with this machine'],
  [2_500, 'warning', 'its clock is 2.5 s ahead of this machine'],
  [-2_500, 'warning', 'its clock is 2.5 s behind this machine'],
])('%i ms of difference', (offset, level, what) => {
  expect(clockFinding('Redis', 10_000 + offset, 10_000)).toMatchObject({ level, what });
});

test.each([
  [5, 'ok', 'answers within 5.0 ms'],
  [5.1, 'warning', 'answers within 5.1 ms'],
])('a server that answers within %d ms', (latencyMs, level, what) => {
  expect(latencyFinding('Redis', latencyMs, 5)).toMatchObject({ level, what });
});

describe('the model', () => {
  async function modelServer(status: number): Promise<string> {
    const server = createServer((_req, res) => res.writeHead(status).end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => server.close(resolve)));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  }
  const askedAt = (OPENAI_BASE_URL: string) => look({ OPENAI_BASE_URL, OPENAI_API_KEY: 'key-of-a-test' });

  test.each([
    [200, 'ok'],
    [404, 'ok'],
    [401, 'failure'],
    [503, 'warning'],
  ])('that answers %i is %s', async (status, level) => {
    const findings = await askedAt(await modelServer(status));
    expect(findings.find(({ about }) => about === 'model')?.level).toBe(level);
    expect(JSON.stringify(findings)).not.toContain('key-of-a-test');
  });

  test('that is not there is a warning: rules go on', async () => {
    expect(bad(await askedAt(`http://127.0.0.1:${await freePort()}/v1`))).toEqual([
      expect.stringMatching(/^warning: model: .* is unreachable/),
    ]);
  });
});

describe('the command', () => {
  function run(args: readonly string[], env: Record<string, string> = {}) {
    const settings = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, ...env };
    return new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(process.execPath, ['--import', 'tsx', CLI, ...args], { env: settings }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });
  }

  test('ends with 0 when nothing fails, and names what it looked at', async () => {
    const { code, out, err } = await run([]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^ok {2}configuration {2}the environment is valid\n/);
    expect(out).toMatch(/\nfailures: 0, warnings: 0\n$/);
  });

  test('ends with 1 when something fails, as JSON, too', async () => {
    const { code, out } = await run(['--json'], { REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toContainEqual({
      level: 'failure',
      about: 'Redis',
      what: 'connection refused (ECONNREFUSED)',
      remedy: expect.any(String),
    });
  });

  test('ends with 2 when it is used wrongly', async () => {
    const { code, err } = await run(['--fast']);
    expect(code).toBe(2);
    expect(err).toContain('npm run doctor');
  });
});
