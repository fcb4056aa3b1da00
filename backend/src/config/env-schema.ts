import { resolve } from 'node:path';
import { z } from 'zod';
import type { Variable } from './env.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { isNode, isRedisUrl } from './redis-deployment.ts';
import { resumeTokenKeysSchema } from './resume-token-keys.ts';
import { stateEncryptionKeysSchema } from './state-encryption-keys.ts';

const folder = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((dir) => resolve(PACKAGE_ROOT, dir));

/** The limit of timers and of the stores' integers. */
const MAX_INTEGER = 2_147_483_647;
/** A shutdown waits for turns a little longer than this. */
export const MAX_MODEL_TIMEOUT_MS = 7_000;

/** What an HTTP header can carry unencoded. */
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

function integer(min: number, fallback: number, max = MAX_INTEGER) {
  const expected = `a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,10}$/, { error: expected, abort: true })
    .transform(Number)
    .refine((value) => value >= min && value <= max, expected)
    .default(fallback);
}

function hasScheme(url: string, schemes: readonly string[]): boolean {
  return URL.canParse(url) && schemes.includes(new URL(url).protocol);
}

const url = (schemes: readonly string[], expected: string) =>
  z.string().refine((value) => hasScheme(value, schemes), expected);

/** `fetch` rejects URLs with credentials. */
const hasNoCredentials = (text: string): boolean => URL.canParse(text) && new URL(text).username === '';

function isOrigin(text: string): boolean {
  return hasScheme(text, ['http:', 'https:']) && new URL(text).origin === text && !text.includes('*');
}

const toList = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const origins = z
  .string()
  .transform(toList)
  .refine(
    (list) => list.every(isOrigin),
    'origins such as https://www.example.com, without path or *, separated by commas',
  );

const REDIS_URL_EXPECTED = 'a URL such as redis://localhost:6379, or redis://localhost:6379/1';

const nodes = (example: string) =>
  z
    .string()
    .transform(toList)
    .refine(
      (list) => list.length > 0 && list.every(isNode),
      `hosts with ports such as ${example}, separated by commas`,
    );

const headerText = z.string().regex(VISIBLE_ASCII, 'ASCII characters without spaces');

/** `name=value` pairs separated by commas, values percent-encoded, as in OpenTelemetry. */
const headers = z
  .string()
  .transform(toList)
  .refine((list) => list.every(isHeader), 'headers such as name=value, percent-encoded, separated by commas')
  .transform((list) => Object.fromEntries(list.map(toHeader)));

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

function isHeader(text: string): boolean {
  try {
    const [name = '', value = ''] = toHeader(text);
    return HEADER_NAME.test(name) && /^[\x20-\x7e]+$/.test(value);
  } catch {
    // Invalid percent-encoding.
    return false;
  }
}

function toHeader(text: string): readonly [string, string] {
  const [name = '', ...value] = text.split('=');
  return [name.trim(), decodeURIComponent(value.join('=').trim())];
}

/** Format, range and default of each variable on its own. */
export const envSchema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: integer(0, 3001, 65_535),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'a host name or an address')
    .default('0.0.0.0'),
  CORS_ORIGINS: origins.default([]),
  TRUST_PROXY_HOPS: integer(0, 0, 10),
  RATE_LIMIT_TURNS_PER_MINUTE: integer(1, 120),
  BUSINESS_DIR: folder('backend/business/btrix'),
  REDIS_URL: url(['redis:', 'rediss:'], REDIS_URL_EXPECTED)
    .refine((text) => !URL.canParse(text) || isRedisUrl(text), REDIS_URL_EXPECTED)
    .optional(),
  REDIS_SENTINELS: nodes('localhost:26379').optional(),
  REDIS_SENTINEL_NAME: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'a name such as mymaster')
    .default('mymaster'),
  REDIS_CLUSTER_NODES: nodes('localhost:7000').optional(),
  REDIS_COMMAND_TIMEOUT_MS: integer(50, 1_000),
  SESSION_STATE_TTL_SECONDS: integer(1, 3_600),
  SESSION_CACHE_SIZE: integer(100, 10_000),
  HEAP_GROWTH_PERCENT: integer(10, 150, 1_000),
  DATABASE_URL: url(
    ['postgres:', 'postgresql:'],
    'a URL such as postgres://localhost:5432/holdfast',
  ).optional(),
  DATA_DIR: folder('.data'),
  ARCHIVE: z.enum(['async', 'sync', 'off'], 'one of async, sync, off').default('async'),
  ARCHIVE_RETENTION_DAYS: integer(1, 30),
  HOLD_SECONDS: integer(1, 300),
  HOLDS_PER_ADDRESS: integer(1, 5, 1_000),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'one of debug, info, warn, error, silent')
    .default('info'),
  METRICS_TOKEN: headerText.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(['http:', 'https:'], 'a URL such as http://localhost:4318')
    .refine(hasNoCredentials, 'a URL without user and password')
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headers.default({}),
  OTEL_SERVICE_NAME: z.string().max(100, 'a name of at most 100 characters').default('holdfast'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'a share from 0 to 1 such as 0.1')
    .transform(Number)
    .default(1),
  RESUME_TOKEN_KEYS: resumeTokenKeysSchema.optional(),
  STATE_ENCRYPTION_KEYS: stateEncryptionKeysSchema.optional(),
  OPENAI_API_KEY: headerText.optional(),
  OPENAI_BASE_URL: url(['http:', 'https:'], 'a URL such as https://api.openai.com/v1')
    .refine(hasNoCredentials, 'a URL without user and password')
    .default('https://api.openai.com/v1'),
  OPENAI_MODEL: z.string().max(100, 'a name of at most 100 characters').default('gpt-4.1-mini'),
  MODEL_TIMEOUT_MS: integer(100, 6_000, MAX_MODEL_TIMEOUT_MS),
  MODEL_CONCURRENCY: integer(1, 8, 1_000),
  MODEL_TOKENS_PER_SESSION: integer(1, 30_000),
  MODEL_TOKENS_PER_DAY: integer(1, 1_000_000),
} satisfies Record<Variable, z.ZodType>);
