import type { z } from 'zod';
import type { TokenLimits } from '../assistant/model/token-budgets.ts';
import type { KeySecret } from '../sessions/key-ring.ts';
import type { RedisDeployment } from '../sessions/redis-address.ts';
import { NO_STATE_SECRETS, type StateSecrets } from '../sessions/state-keys.ts';
import { ConfigError } from './config-error.ts';
import type { Env, Variable } from './env.ts';
import { envSchema } from './env-schema.ts';
import { redisDeployment, wrongWithRedis } from './redis-deployment.ts';

/** How this process runs. Values that must not be shown are kept apart, in `secrets`. */
export interface Config {
  readonly production: boolean;
  /** An absolute path. */
  readonly businessDir: string;
  readonly http: {
    readonly host: string;
    /** 0 picks any free port. */
    readonly port: number;
    /** In addition to the server's own. */
    readonly corsOrigins: readonly string[];
    readonly trustProxyHops: number;
  };
  /** Turns per minute. */
  readonly rateLimits: { readonly address: number; readonly session: number; readonly global: number };
  readonly sessions: {
    readonly ttlSeconds: number;
    readonly commandTimeoutMs: number;
    /** How many sessions an instance keeps copies of. */
    readonly cacheSize: number;
  };
  /**
   * How turns are archived in the database (write-behind, before each reply, or not at all), and for how
   * long.
   */
  readonly archive: { readonly mode: 'async' | 'sync' | 'off'; readonly retentionDays: number };
  /** `dataDir`: an absolute path, for PGlite and generated keys. */
  readonly bookings: {
    readonly holdSeconds: number;
    readonly holdsPerAddress: number;
    readonly dataDir: string;
  };
  /** Heap growth allowed until the next major collection, in percent of what the last one left. */
  readonly heapGrowthPercent: number;
  /** Used if `secrets.openAiKey` is set. */
  readonly model: ModelConfig;
  readonly log: { readonly level: string };
  /** null: no tracing. */
  readonly tracing: TracingConfig | null;
  readonly secrets: Secrets;
}

export interface ModelConfig {
  /** The URL before `/chat/completions`. */
  readonly baseUrl: string;
  readonly name: string;
  /** The total time for a turn. */
  readonly timeoutMs: number;
  /** Concurrent requests to the model, in this process. */
  readonly concurrency: number;
  readonly tokenLimits: TokenLimits;
}

export interface TracingConfig {
  /** URL of an OTLP/HTTP receiver, without `/v1/traces`. */
  readonly endpoint: string;
  readonly serviceName: string;
  /** The share of traces started here that is sampled: 0 to 1. */
  readonly ratio: number;
}

export interface Secrets {
  /** null: sessions live in memory. */
  readonly redis: RedisDeployment | null;
  /** null: bookings live in PGlite. */
  readonly databaseUrl: string | null;
  /** null: `/metrics` requires no token. */
  readonly metricsToken: string | null;
  /** Newest first; null: generated and kept in `dataDir`, see `keepResumeTokenKeys`. */
  readonly resumeTokenKeys: readonly KeySecret[] | null;
  /** The newest key encrypts what Redis keeps of sessions; without one it is stored in plain text. */
  readonly stateKeys: StateSecrets;
  /** null: no model is used. */
  readonly openAiKey: string | null;
  /** Headers for the receiver of traces, such as credentials. */
  readonly tracingHeaders: Readonly<Record<string, string>>;
}

/** The global limit as a multiple of the limit for one address. */
const GLOBAL_LIMIT_FACTOR = 1_000;

/** @throws ConfigError listing every invalid variable, without showing secrets. */
export function loadConfig(env: Env): Config {
  const parsed = envSchema.safeParse(env);
  const missing = [...missingIn(env), ...wrongWithRedis(env)];
  if (parsed.success && missing.length === 0) return toConfig(parsed.data);
  const wrong = parsed.error?.issues.map((issue) => describe(issue, env)) ?? [];
  throw new ConfigError(
    [
      'The environment (or .env) is not valid:',
      ...[...wrong, ...missing].map((problem) => `  - ${problem}`),
    ].join('\n'),
  );
}

/** Instances that share a database must share the keys, because each opens what the others sealed. */
function missingIn(env: Env): readonly string[] {
  const isShared = env.NODE_ENV === 'production' && env.DATABASE_URL !== undefined;
  if (!isShared || env.RESUME_TOKEN_KEYS !== undefined) return [];
  return [
    'RESUME_TOKEN_KEYS is not set: in production with DATABASE_URL, all instances need the same key; ' +
      'create one with `openssl rand -base64 32`, set it for all of them, and keep it',
  ];
}

function toConfig(env: z.output<typeof envSchema>): Config {
  const perAddress = env.RATE_LIMIT_TURNS_PER_MINUTE;
  return {
    production: env.NODE_ENV === 'production',
    businessDir: env.BUSINESS_DIR,
    http: {
      host: env.HOST,
      port: env.PORT,
      corsOrigins: env.CORS_ORIGINS,
      trustProxyHops: env.TRUST_PROXY_HOPS,
    },
    rateLimits: { address: perAddress, session: perAddress, global: perAddress * GLOBAL_LIMIT_FACTOR },
    sessions: {
      ttlSeconds: env.SESSION_STATE_TTL_SECONDS,
      commandTimeoutMs: env.REDIS_COMMAND_TIMEOUT_MS,
      cacheSize: env.SESSION_CACHE_SIZE,
    },
    archive: { mode: env.ARCHIVE, retentionDays: env.ARCHIVE_RETENTION_DAYS },
    bookings: {
      holdSeconds: env.HOLD_SECONDS,
      holdsPerAddress: env.HOLDS_PER_ADDRESS,
      dataDir: env.DATA_DIR,
    },
    heapGrowthPercent: env.HEAP_GROWTH_PERCENT,
    model: {
      baseUrl: env.OPENAI_BASE_URL,
      name: env.OPENAI_MODEL,
      timeoutMs: env.MODEL_TIMEOUT_MS,
      concurrency: env.MODEL_CONCURRENCY,
      tokenLimits: { session: env.MODEL_TOKENS_PER_SESSION, day: env.MODEL_TOKENS_PER_DAY },
    },
    log: { level: env.LOG_LEVEL },
    tracing: toTracing(env),
    secrets: {
      redis: redisDeployment(env),
      databaseUrl: env.DATABASE_URL ?? null,
      metricsToken: env.METRICS_TOKEN ?? null,
      resumeTokenKeys: env.RESUME_TOKEN_KEYS ?? null,
      stateKeys: env.STATE_ENCRYPTION_KEYS ?? NO_STATE_SECRETS,
      openAiKey: env.OPENAI_API_KEY ?? null,
      tracingHeaders: env.OTEL_EXPORTER_OTLP_HEADERS,
    },
  };
}

function toTracing(env: z.output<typeof envSchema>): TracingConfig | null {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return null;
  return { endpoint, serviceName: env.OTEL_SERVICE_NAME, ratio: env.OTEL_TRACES_SAMPLER_ARG };
}

const NOT_SHOWN = 'is set to a value not shown here';
const SECRETS: readonly Variable[] = [
  'METRICS_TOKEN',
  'RESUME_TOKEN_KEYS',
  'STATE_ENCRYPTION_KEYS',
  'OPENAI_API_KEY',
  'OTEL_EXPORTER_OTLP_HEADERS',
];
const MAY_HOLD_CREDENTIALS: readonly Variable[] = [
  'REDIS_URL',
  'REDIS_SENTINELS',
  'REDIS_CLUSTER_NODES',
  'DATABASE_URL',
  'OPENAI_BASE_URL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
];

/** Anything before the last `@` may be part of a password. */
const SCHEME_AND_HOST = /^([a-z]+:\/\/)(?:.*@)?([\w.-]+)/i;

function describe(issue: z.core.$ZodIssue, env: Env): string {
  const variable = envSchema.keyof().parse(issue.path[0]);
  return `${variable} ${shown(variable, env[variable] ?? '')}: expected ${issue.message}`;
}

function shown(variable: Variable, value: string): string {
  if (SECRETS.includes(variable)) return NOT_SHOWN;
  if (!MAY_HOLD_CREDENTIALS.includes(variable)) return `is ${JSON.stringify(value)}`;
  const [, scheme, host] = SCHEME_AND_HOST.exec(value) ?? [];
  return scheme && host ? `is ${scheme}…${host}…` : NOT_SHOWN;
}
