import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../backend/src/config/config.ts';
import { toEnv, VARIABLES } from '../../backend/src/config/env.ts';
import { resumeTokenKeysSchema } from '../../backend/src/config/resume-token-keys.ts';
import { stateEncryptionKeysSchema } from '../../backend/src/config/state-encryption-keys.ts';
import {
  generatedValue,
  readBlueprint,
  readBlueprintFile,
  renderedEnv,
} from '../support/render-blueprint.ts';
import { blueprintSchema } from './blueprint-schema.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, ROOT), 'utf8');
const packageJson: { scripts: Record<string, string>; engines: { node: string } } = JSON.parse(
  read('package.json'),
);

const blueprint = readBlueprint();
const {
  services: [web, sessions],
  databases: [bookings],
} = blueprint;
const variable = (key: string) => web.envVars.find((each) => each.key === key);

describe('render.yaml', () => {
  test.each([
    ['a field', { helthCheckPath: '/health' }],
    ['a plan', { plan: 'basic-256mb' }],
    ['a region', { region: 'lisbon' }],
    ['a time to shut down', { maxShutdownDelaySeconds: 600 }],
    ['a variable', { envVars: [{ key: 'PORT', fromService: { name: 'holdfast-sessions' } }] }],
  ])('%s that Render does not know is found', (_what, wrong) => {
    const file = structuredClone(readBlueprintFile());
    Object.assign(Array.isArray(file.services) ? file.services[0] : {}, wrong);
    expect(blueprintSchema.safeParse(file).success).toBe(false);
  });

  test('links the service to its two stores', () => {
    expect(variable('REDIS_URL')).toMatchObject({
      fromService: { type: 'keyvalue', name: sessions.name, property: 'connectionString' },
    });
    expect(variable('DATABASE_URL')).toMatchObject({
      fromDatabase: { name: bookings.name, property: 'connectionString' },
    });
  });

  test('puts all of it into one region, since the links are of its private network', () => {
    expect(new Set([web.region, sessions.region, bookings.region]).size).toBe(1);
  });

  test('keeps the stores private; they evict nothing and write to disk', () => {
    expect([sessions.ipAllowList, bookings.ipAllowList]).toEqual([[], []]);
    expect(sessions.maxmemoryPolicy).toBe('noeviction');
    expect([sessions.plan, bookings.plan]).not.toContain('free');
  });

  test('sets variables that are read, and the version of Node', () => {
    const known: readonly string[] = [...VARIABLES, 'NODE_VERSION'];
    expect(web.envVars.map(({ key }) => key).filter((key) => !known.includes(key))).toEqual([]);
  });

  test('builds and starts what there is', () => {
    const scripts = [...web.buildCommand.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(scripts).toEqual(['build']);
    expect(packageJson.scripts).toHaveProperty(scripts);
    const source = web.startCommand.replace(/^node backend\/dist\/(.+)\.js$/, 'backend/src/$1.ts');
    expect(existsSync(new URL(source, ROOT))).toBe(true);
  });

  test('runs the version of Node that the image has, too, and that the package allows', () => {
    const { major = '' } = /^FROM node:(?<major>\d+)-/m.exec(read('Dockerfile'))?.groups ?? {};
    expect(variable('NODE_VERSION')).toMatchObject({ value: major });
    const { from = '', below = '' } =
      /^>=(?<from>\d+)\.\d+ <(?<below>\d+)$/.exec(packageJson.engines.node)?.groups ?? {};
    expect(Number(major)).toBeGreaterThanOrEqual(Number(from));
    expect(Number(major)).toBeLessThan(Number(below));
  });
});

describe('what Render fills in', () => {
  const stores = {
    redisUrl: 'redis://red-abcdefghij0123456789:6379',
    databaseUrl:
      'postgresql://holdfast_bookings_user:Pa55w0rdOfRender@dpg-abcdefghij0123456789-a/holdfast_bookings',
  };

  test('can be used as it is', () => {
    const { production, http, secrets } = loadConfig(toEnv(renderedEnv(stores)));
    expect(production).toBe(true);
    expect(http.trustProxyHops).toBe(2);
    expect(secrets.redis).toMatchObject({ kind: 'url', url: stores.redisUrl });
    expect(secrets.databaseUrl).toBe(stores.databaseUrl);
    expect(secrets.metricsToken).toBe(generatedValue('METRICS_TOKEN'));
    expect(secrets.resumeTokenKeys).toHaveLength(1);
  });

  test('serves as a key whatever it generates', () => {
    const values = Array.from({ length: 1_000 }, (_, n) => generatedValue(`deployment ${n}`));
    for (const schema of [resumeTokenKeysSchema, stateEncryptionKeysSchema]) {
      expect(values.filter((value) => !schema.safeParse(value).success)).toEqual([]);
    }
  });
});
