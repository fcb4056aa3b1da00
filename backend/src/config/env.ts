import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { PACKAGE_ROOT } from './package-root.ts';

/** Every variable that Holdfast reads; `.env.example` explains them. */
export const VARIABLES = [
  'NODE_ENV',
  'PORT',
  'HOST',
  'CORS_ORIGINS',
  'TRUST_PROXY_HOPS',
  'RATE_LIMIT_TURNS_PER_MINUTE',
  'BUSINESS_DIR',
  'REDIS_URL',
  'REDIS_SENTINELS',
  'REDIS_SENTINEL_NAME',
  'REDIS_CLUSTER_NODES',
  'REDIS_COMMAND_TIMEOUT_MS',
  'SESSION_STATE_TTL_SECONDS',
  'SESSION_CACHE_SIZE',
  'HEAP_GROWTH_PERCENT',
  'DATABASE_URL',
  'DATA_DIR',
  'ARCHIVE',
  'ARCHIVE_RETENTION_DAYS',
  'HOLD_SECONDS',
  'HOLDS_PER_ADDRESS',
  'LOG_LEVEL',
  'METRICS_TOKEN',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_SERVICE_NAME',
  'OTEL_TRACES_SAMPLER_ARG',
  'RESUME_TOKEN_KEYS',
  'STATE_ENCRYPTION_KEYS',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'OPENAI_MODEL',
  'MODEL_TIMEOUT_MS',
  'MODEL_CONCURRENCY',
  'MODEL_TOKENS_PER_SESSION',
  'MODEL_TOKENS_PER_DAY',
] as const;
export type Variable = (typeof VARIABLES)[number];

/** The variables that are set, trimmed. An empty variable counts as unset. */
export type Env = Readonly<Partial<Record<Variable, string>>>;

/** Reads the process's environment, and `.env` beside package.json for variables that it leaves unset. */
export function readEnv(): Env {
  const file = join(PACKAGE_ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return toEnv(process.env);
}

export function toEnv(raw: Readonly<Record<string, string | undefined>>): Env {
  const set = VARIABLES.map((variable) => [variable, raw[variable]?.trim()] as const);
  return Object.fromEntries(set.filter(([, value]) => value));
}
