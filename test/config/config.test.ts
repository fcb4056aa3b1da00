import { isAbsolute } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../backend/src/config/config.ts';
import { ConfigError } from '../../backend/src/config/config-error.ts';
import { toEnv } from '../../backend/src/config/env.ts';
import { loadSettings } from '../../backend/src/config/settings.ts';

type RawEnv = Parameters<typeof toEnv>[0];
const configOf = (raw: RawEnv) => loadConfig(toEnv(raw));

function problemsOf(raw: RawEnv, load: (env: ReturnType<typeof toEnv>) => unknown = loadConfig): string {
  try {
    load(toEnv(raw));
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no problem';
}

test('nothing needs to be set', () => {
  expect(configOf({})).toEqual({
    production: false,
    businessDir: expect.stringMatching(/backend.business.btrix$/),
    http: { host: '0.0.0.0', port: 3001, corsOrigins: [], trustProxyHops: 0 },
    rateLimits: { address: 120, session: 120, global: 120_000 },
    sessions: { ttlSeconds: 3600, commandTimeoutMs: 1000, cacheSize: 10_000 },
    archive: { mode: 'async', retentionDays: 30 },
    bookings: { holdSeconds: 300, holdsPerAddress: 5, dataDir: expect.stringMatching(/\.data$/) },
    heapGrowthPercent: 150,
    model: {
      baseUrl: 'https://api.openai.com/v1',
      name: 'gpt-4.1-mini',
      timeoutMs: 6000,
      concurrency: 8,
      tokenLimits: { session: 30_000, day: 1_000_000 },
    },
    log: { level: 'info' },
    tracing: null,
    secrets: {
      redis: null,
      databaseUrl: null,
      metricsToken: null,
      resumeTokenKeys: null,
      stateKeys: { newest: null, all: [] },
      openAiKey: null,
      tracingHeaders: {},
    },
  });
});

test('traces go where OpenTelemetry says, with its headers decoded', () => {
  const { tracing, secrets } = configOf({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://traces.example/otlp',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20YTpi==, x-scope=a=b',
    OTEL_SERVICE_NAME: 'front-desk',
    OTEL_TRACES_SAMPLER_ARG: '0.05',
  });
  expect(tracing).toEqual({
    endpoint: 'https://traces.example/otlp',
    serviceName: 'front-desk',
    ratio: 0.05,
  });
  expect(secrets.tracingHeaders).toEqual({ authorization: 'Basic YTpi==', 'x-scope': 'a=b' });
});

test('an empty variable is an unset one', () => {
  expect(configOf({ PORT: '', REDIS_URL: ' ', CORS_ORIGINS: '', HOLD_SECONDS: '' })).toEqual(configOf({}));
});

test('production needs neither Redis nor Postgres', () => {
  expect(configOf({ NODE_ENV: 'production' })).toEqual({ ...configOf({}), production: true });
});

test('production with a database of its own needs keys that all instances share, and says so (11)', () => {
  const shared = { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/holdfast' };
  expect(problemsOf(shared)).toMatch(/RESUME_TOKEN_KEYS is not set: .*`openssl rand -base64 32`/);
  expect(problemsOf({ ...shared, RESUME_TOKEN_KEYS: ' ' })).toContain('RESUME_TOKEN_KEYS is not set');
  expect(problemsOf({ ...shared, RESUME_TOKEN_KEYS: 'C6wS9HI2bQm3rV0xN8kTzFy5LdPa7uGe' })).toBe('no problem');
  expect(problemsOf({ ...shared, NODE_ENV: 'development' })).toBe('no problem');
});

test('what is set is used', () => {
  const config = configOf({
    PORT: '8080',
    HOST: '127.0.0.1',
    CORS_ORIGINS: 'https://www.example.com, http://localhost:5173',
    TRUST_PROXY_HOPS: '1',
    RATE_LIMIT_TURNS_PER_MINUTE: '7',
    REDIS_URL: 'rediss://user:secret@redis.example:6380/1',
    REDIS_COMMAND_TIMEOUT_MS: '50',
    SESSION_STATE_TTL_SECONDS: '1',
    SESSION_CACHE_SIZE: '100',
    HEAP_GROWTH_PERCENT: '10',
    DATABASE_URL: 'postgresql://user:secret@db.example/holdfast',
    HOLD_SECONDS: '1',
    HOLDS_PER_ADDRESS: '1',
    OPENAI_API_KEY: 'sk-of-somebody',
    OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
    OPENAI_MODEL: 'llama3.2:3b',
    MODEL_TIMEOUT_MS: '100',
    MODEL_CONCURRENCY: '1',
    MODEL_TOKENS_PER_SESSION: '2',
    MODEL_TOKENS_PER_DAY: '3',
    LOG_LEVEL: 'debug',
    METRICS_TOKEN: 'a-long-token',
    RESUME_TOKEN_KEYS: 'new:C6wS9HI2bQm3rV0xN8kTzFy5LdPa7uGeC6wS9HI2bQk',
  });
  expect(config).toMatchObject({
    http: {
      port: 8080,
      host: '127.0.0.1',
      corsOrigins: ['https://www.example.com', 'http://localhost:5173'],
      trustProxyHops: 1,
    },
    rateLimits: { address: 7, session: 7, global: 7_000 },
    sessions: { ttlSeconds: 1, commandTimeoutMs: 50, cacheSize: 100 },
    bookings: { holdSeconds: 1, holdsPerAddress: 1 },
    heapGrowthPercent: 10,
    model: {
      baseUrl: 'http://127.0.0.1:11434/v1',
      name: 'llama3.2:3b',
      timeoutMs: 100,
      concurrency: 1,
      tokenLimits: { session: 2, day: 3 },
    },
    log: { level: 'debug' },
    secrets: {
      openAiKey: 'sk-of-somebody',
      redis: { kind: 'url', url: 'rediss://user:secret@redis.example:6380/1' },
      databaseUrl: 'postgresql://user:secret@db.example/holdfast',
      metricsToken: 'a-long-token',
      resumeTokenKeys: [{ kid: 'new' }],
    },
  });
});

test('folders are resolved from the package, wherever it was started', () => {
  const { businessDir, bookings } = configOf({
    BUSINESS_DIR: 'backend/business/barbershop',
    DATA_DIR: '/var/holdfast',
  });
  expect(isAbsolute(businessDir)).toBe(true);
  expect(businessDir).toMatch(/backend.business.barbershop$/);
  expect(bookings.dataDir).toBe('/var/holdfast');
});

test.each<[string, string]>([
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['PORT', 'http'],
  ['HOST', 'two words'],
  ['CORS_ORIGINS', '*'],
  ['CORS_ORIGINS', 'https://www.example.com/'],
  ['CORS_ORIGINS', 'https://www.example.com/shop'],
  ['CORS_ORIGINS', 'www.example.com'],
  ['CORS_ORIGINS', 'https://*.example.com'],
  ['CORS_ORIGINS', 'https://ok.example, null'],
  ['TRUST_PROXY_HOPS', '-1'],
  ['TRUST_PROXY_HOPS', 'true'],
  ['RATE_LIMIT_TURNS_PER_MINUTE', '0'],
  ['REDIS_URL', 'localhost:6379'],
  ['REDIS_URL', 'http://localhost:6379'],
  ['REDIS_COMMAND_TIMEOUT_MS', '49'],
  ['SESSION_STATE_TTL_SECONDS', '0'],
  ['SESSION_CACHE_SIZE', '99'],
  ['HEAP_GROWTH_PERCENT', '9'],
  ['HEAP_GROWTH_PERCENT', '1001'],
  ['SESSION_STATE_TTL_SECONDS', '1e3'],
  ['SESSION_STATE_TTL_SECONDS', '9999999999'],
  ['HOLD_SECONDS', '0'],
  ['HOLDS_PER_ADDRESS', '0'],
  ['HOLDS_PER_ADDRESS', '1001'],
  ['DATABASE_URL', 'mysql://localhost/holdfast'],
  ['LOG_LEVEL', 'loud'],
  ['METRICS_TOKEN', 'two words'],
  ['RESUME_TOKEN_KEYS', 'short'],
  ['STATE_ENCRYPTION_KEYS', 'short'],
  ['STATE_ENCRYPTION_KEYS', 'plain'],
  ['RESUME_TOKEN_KEYS', `${'k'.repeat(32)},short`],
  ['OPENAI_API_KEY', 'two words'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://user:secret@traces.example'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'two words=x'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'x-broken=%E0%A4%A'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'x-split=a%0D%0Ab'],
  ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
  ['OTEL_TRACES_SAMPLER_ARG', 'all'],
  ['OPENAI_BASE_URL', 'api.openai.com'],
  ['OPENAI_BASE_URL', 'https://user:secret@models.example/v1'],
  ['OPENAI_MODEL', 'm'.repeat(101)],
  ['MODEL_TIMEOUT_MS', '7001'],
  ['MODEL_CONCURRENCY', '0'],
  ['MODEL_TOKENS_PER_SESSION', '0'],
  ['MODEL_TOKENS_PER_DAY', 'unlimited'],
])('%s %s is refused', (variable, value) => {
  expect(problemsOf({ [variable]: value })).toMatch(new RegExp(`${variable} is .*: expected `));
});

test('all problems stand in one message, each with its value and expectation', () => {
  const message = problemsOf({ PORT: 'http', HOLD_SECONDS: '0', LOG_LEVEL: 'loud' });
  expect(message).toContain('PORT is "http": expected a whole number from 0 to 65535');
  expect(message).toContain('HOLD_SECONDS is "0": expected a whole number from 1 to 2147483647');
  expect(message).toContain('LOG_LEVEL is "loud": expected one of debug, info, warn, error, silent');
});

test('missing values are reported next to wrong ones', () => {
  const message = problemsOf({
    PORT: 'http',
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://db.example/x',
  });
  expect(message).toContain('PORT is "http"');
  expect(message).toContain('RESUME_TOKEN_KEYS is not set');
});

test('problems of the environment and of the business stand in one message', () => {
  const message = problemsOf({ PORT: 'http', BUSINESS_DIR: 'backend/business/nowhere' }, loadSettings);
  expect(message).toContain('PORT is "http"');
  expect(message).toMatch(/nowhere.business\.yaml cannot be read/);
});

test('settings are the config and the business that it names', () => {
  const { config, business } = loadSettings(toEnv({ BUSINESS_DIR: 'backend/business/barbershop' }));
  expect(config.businessDir).toMatch(/barbershop$/);
  expect(business.id).toBe('barbershop');
});

describe('a problem never shows a secret', () => {
  test.each([
    ['REDIS_URL', 'http://user:canary@redis.example', 'http://…redis.example'],
    ['REDIS_URL', 'http://user:canary/canary@redis.example', 'http://…redis.example'],
    ['REDIS_URL', 'canary', 'not shown'],
    ['DATABASE_URL', 'mysql://user:canary@db.example/x?password=canary', 'mysql://…db.example'],
    ['METRICS_TOKEN', 'canary canary', 'not shown'],
    ['RESUME_TOKEN_KEYS', 'canary', 'not shown'],
    ['STATE_ENCRYPTION_KEYS', 'canary', 'not shown'],
    ['OPENAI_API_KEY', 'canary canary', 'not shown'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'canary', 'not shown'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://user:canary@traces.example', 'https://…traces.example'],
    ['OPENAI_BASE_URL', 'https://user:canary@models.example/v1', 'https://…models.example'],
  ])('%s', (variable, value, shown) => {
    const message = problemsOf({ [variable]: value });
    expect(message).toContain(shown);
    expect(message).not.toContain('canary');
  });
});
