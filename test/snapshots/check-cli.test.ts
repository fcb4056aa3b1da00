import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { emptyContext } from '../../backend/src/dialogue/context.ts';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import { shortHash } from '../../backend/src/lib/ids.ts';
import { decodeSession, encodeSession } from '../../backend/src/sessions/session-json.ts';
import { StateCipher } from '../../backend/src/sessions/state-cipher.ts';
import { createStateKeys } from '../../backend/src/sessions/state-keys.ts';
import { turnAfter } from '../sessions/session-fixtures.ts';
import { answersTo } from '../support/answers.ts';
import { BUSINESS_NAMES, loadTestBusiness } from '../support/businesses.ts';
import { freePort } from '../support/free-port.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

const CLI = fileURLToPath(new URL('../../backend/src/snapshots/check-cli.ts', import.meta.url));
const BUSINESSES = fileURLToPath(new URL('../../backend/business/', import.meta.url));

let server: RedisServer;
let folder: string;
beforeAll(async () => {
  server = await startRedis();
  folder = mkdtempSync(join(tmpdir(), 'holdfast-business-'));
  cpSync(BUSINESSES, folder, { recursive: true });
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => server.admin.flushall());

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function check(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const settings = { PATH: process.env.PATH ?? '', ...env };
    execFile(process.execPath, ['--import', 'tsx', CLI, ...args], { env: settings }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

/** Plays conversations that answer every question of the business and stop in each of its states. */
async function talk(name: (typeof BUSINESS_NAMES)[number]): Promise<number> {
  const business = loadTestBusiness(name);
  const dialogue = new Dialogue(business);
  const states = business.questions.map(({ id }) => `BOOK_${id}`);
  for (const state of states) {
    const context = {
      ...emptyContext('en'),
      answers: answersTo(business),
      serviceId: business.services[0]?.id ?? null,
    };
    const session = { ...turnAfter(null, 'm1').next, ...dialogue.save({ state, context }) };
    await server.admin.set(`state:${name}-${state}`, encodeSession(session), 'EX', 3_600);
  }
  return states.length;
}

/** A copy of the shipped files of a business in a folder of its own, with a change in each. */
function changed(name: (typeof BUSINESS_NAMES)[number], change: (yaml: string) => string): string {
  for (const file of ['business.yaml', 'texts/pt-BR.yaml', 'texts/es.yaml']) {
    const shipped = readFileSync(join(BUSINESSES, name, file), 'utf8');
    const yaml = change(shipped);
    expect(yaml, file).not.toBe(shipped);
    writeFileSync(join(folder, name, file), yaml);
  }
  return join(folder, name);
}

test.each(BUSINESS_NAMES)(
  'sessions of %s and the file they were saved by: none would restart',
  async (name) => {
    const sessions = await talk(name);
    await server.admin.set('state:gone', '{"version":3,"deleted":true}');
    const { code, out, err } = await check(['--redis', server.url, '--business', `backend/business/${name}`]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      [
        `${String(sessions).padStart(8)}  restored as they are`,
        '',
        `${sessions} live sessions against machine version 1; 1 deletion marks skipped.`,
        'None would restart.',
        '',
      ].join('\n'),
    );
  },
  20_000,
);

test.each(BUSINESS_NAMES)(
  'a question of %s renamed: who is being asked it would restart',
  async (name) => {
    const sessions = await talk(name);
    await server.admin.set('state:broken', '{"version":1,"epoch":"e","current":"ana@acme.example');
    await server.admin.set(
      'state:future',
      '{"version":1,"epoch":"e","current":"MENU","data":{},"dialogue":{"machineVersion":99,"locale":"en"}}',
    );
    const dir = changed(name, (yaml) => yaml.replace(/(id: |^ {2})PHONE\b/m, '$1MOBILE'));

    const json = await check(['--redis', server.url, '--business', dir, '--json']);
    expect({ code: json.code, err: json.err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(json.out)).toEqual({
      machineVersion: 1,
      sessions: sessions + 2,
      deleted: 0,
      restored: sessions - 1,
      migrated: [],
      restarted: expect.arrayContaining([
        { reason: 'no state BOOK_PHONE', sessions: 1 },
        { reason: 'damaged JSON', sessions: 1 },
        { reason: 'unknown machine version 99', sessions: 1 },
      ]),
      sealed: [],
      losingAnswers: sessions,
    });

    const table = await check(['--redis', server.url, '--business', dir, '--verbose']);
    expect(table.code).toBe(1);
    expect(table.out).toContain('       1  restarted: no state BOOK_PHONE\n');
    expect(table.out).toContain(`          ${shortHash(`${name}-BOOK_PHONE`)}\n`);
    expect(table.out).toContain('3 would restart from the menu');
    for (const { out } of [json, table]) expect(out).not.toMatch(/Ana|acme|912|BOOK_EMAIL|-BOOK_/);
  },
  20_000,
);

test('encrypted sessions are read with the keys of the environment, and reported without them', async () => {
  const all = [{ kid: 'k1', secret: Buffer.from('q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0VnM', 'base64') }];
  const cipher = new StateCipher(createStateKeys({ newest: all[0] ?? null, all }));
  await talk('btrix');
  const plain = (await server.admin.get('state:btrix-BOOK_NAME')) ?? '';
  const session = decodeSession(plain);
  if (!session) throw new Error('btrix asks for a name');
  await server.admin.set('state:sealed', cipher.encode('sealed', session));

  const keys = 'k1:q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0VnM';
  const open = await check(['--redis', server.url], { STATE_ENCRYPTION_KEYS: keys });
  expect(open).toMatchObject({ code: 0, out: expect.stringContaining('8 live sessions') });
  const shut = await check(['--redis', server.url]);
  expect(shut.code).toBe(2);
  expect(shut.out).toContain('7 live sessions');
  expect(shut.out).toContain(
    '       1  not checked. Redis: sessions are sealed with the key "k1", which STATE_ENCRYPTION_KEYS does not list\n',
  );
});

test('Redis and business come from the environment when they are not given', async () => {
  await talk('barbershop');
  const env = { REDIS_URL: server.url, BUSINESS_DIR: 'backend/business/barbershop' };
  expect((await check([], env)).code).toBe(0);
  expect((await check(['--business', 'backend/business/btrix'], env)).out).toContain('live sessions');
});

test.each<[string, readonly string[], RegExp]>([
  ['no Redis at all', [], /Set --redis or REDIS_URL to the Redis to read/],
  ['no URL', ['--redis', 'localhost'], /--redis takes a URL/],
  ['an unknown option', ['--reddis', 'redis://localhost'], /--reddis/],
  [
    'a folder without a business',
    ['--redis', 'redis://localhost', '--business', '/'],
    /business\.yaml cannot be read/,
  ],
])(
  '%s is an error of usage',
  async (_what, args, text) => {
    const { code, out, err } = await check(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(text);
  },
  20_000,
);

test('an unavailable Redis is reported in one line, without its password', async () => {
  const { code, out, err } = await check(['--redis', `redis://:hunter2@127.0.0.1:${await freePort()}`]);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: 'No connection to Redis (ECONNREFUSED)\n' });
});

test('it explains itself', async () => {
  const { code, out } = await check(['--help']);
  expect(code).toBe(0);
  expect(out).toContain('--business DIR');
});
