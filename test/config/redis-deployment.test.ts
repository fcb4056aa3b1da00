import { expect, test } from 'vitest';
import { loadConfig } from '../../backend/src/config/config.ts';
import type { Env } from '../../backend/src/config/env.ts';

const redisOf = (env: Env) => loadConfig(env).secrets.redis;

test('without a Redis sessions live in memory', () => {
  expect(redisOf({})).toBeNull();
});

test('a URL is one Redis', () => {
  expect(redisOf({ REDIS_URL: 'redis://localhost:6379' })).toEqual({
    kind: 'url',
    url: 'redis://localhost:6379',
  });
});

test('Sentinels know where it is, and the URL how it is entered', () => {
  const sentinels = 'rediss://sentinel:it%3As@s1.example:26380, s2.example';
  expect(
    redisOf({
      REDIS_URL: 'rediss://user:p%40ss@not-used/2',
      REDIS_SENTINELS: sentinels,
      REDIS_SENTINEL_NAME: 'main',
    }),
  ).toEqual({
    kind: 'sentinel',
    sentinels: [
      { host: 's1.example', port: 26_380 },
      { host: 's2.example', port: 26_379 },
    ],
    name: 'main',
    access: { tls: true, username: 'user', password: 'p@ss', database: 2 },
    sentinelAccess: { tls: true, username: 'sentinel', password: 'it:s' },
  });
});

test('a Cluster needs some of its nodes', () => {
  expect(redisOf({ REDIS_CLUSTER_NODES: '10.0.0.1:7000,[::1]:7001' })).toEqual({
    kind: 'cluster',
    nodes: [
      { host: '10.0.0.1', port: 7_000 },
      { host: '::1', port: 7_001 },
    ],
    access: { tls: false },
  });
});

test.each<[Env, RegExp]>([
  [{ REDIS_SENTINELS: 's1', REDIS_CLUSTER_NODES: 'n1' }, /both set: expected at most one/],
  [{ REDIS_CLUSTER_NODES: 'n1', REDIS_URL: 'redis://x/1' }, /a Cluster does not support/],
  [{ REDIS_CLUSTER_NODES: 'not a host' }, /REDIS_CLUSTER_NODES .*expected hosts with ports/],
  [{ REDIS_CLUSTER_NODES: 'n1:70000' }, /REDIS_CLUSTER_NODES .*expected hosts with ports/],
  [{ REDIS_SENTINELS: 's1,redis://user:%zz@s2' }, /REDIS_SENTINELS .*expected hosts with ports/],
  [{ REDIS_URL: 'redis://user:%zz@x' }, /REDIS_URL .*expected a URL such as/],
  [{ REDIS_URL: 'redis://x/name' }, /REDIS_URL .*expected a URL such as/],
  [{ REDIS_URL: 'redis://x/1.5' }, /REDIS_URL .*expected a URL such as/],
  [{ REDIS_SENTINELS: ',' }, /REDIS_SENTINELS .*expected hosts with ports/],
])('%j is refused', (env, message) => {
  expect(() => loadConfig(env)).toThrow(message);
});

test('no secret of a Sentinel is shown', () => {
  const load = () => loadConfig({ REDIS_SENTINELS: 'rediss://user:hidden@host:x' });
  expect(load).toThrow(/REDIS_SENTINELS/);
  expect(load).not.toThrow(/hidden/);
});
