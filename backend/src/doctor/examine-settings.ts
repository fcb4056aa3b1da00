import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Config, loadConfig } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Env } from '../config/env.ts';
import { envSchema } from '../config/env-schema.ts';
import { hasKeptKeys, keepResumeTokenKeys } from '../config/kept-keys.ts';
import { loadBusiness } from '../config/load-business.ts';
import { type Finding, findingsAbout } from './finding.ts';

/** The config is null if the process could not start with it. */
export function examineConfiguration(env: Env): {
  readonly config: Config | null;
  readonly findings: readonly Finding[];
} {
  const { ok, warning, failure } = findingsAbout('configuration');
  try {
    const config = loadConfig(env);
    const { production, secrets } = config;
    const findings = [ok('the environment is valid')];
    if (production && secrets.redis === null)
      findings.push(
        warning(
          "sessions live in this process's memory, so there can be only one instance",
          'set REDIS_URL, REDIS_SENTINELS or REDIS_CLUSTER_NODES',
        ),
      );
    if ((production || secrets.redis !== null) && secrets.databaseUrl === null)
      findings.push(
        warning(
          'bookings live in a folder that only one process can open',
          'set DATABASE_URL to a PostgreSQL database',
        ),
      );
    if (production && secrets.metricsToken === null)
      findings.push(warning('anyone can read /metrics', 'set METRICS_TOKEN'));
    return { config, findings };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return {
      config: null,
      findings: [failure(error.message, 'correct these settings in the environment or in .env')],
    };
  }
}

export function examineBusiness(env: Env): Finding {
  const { ok, failure } = findingsAbout('business');
  try {
    const dir = envSchema.shape.BUSINESS_DIR.parse(env.BUSINESS_DIR);
    const { name, services, questions } = loadBusiness(dir);
    return ok(`${name} in ${dir}, services: ${services.length}, questions: ${questions.length}`);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return failure(error.message, 'correct these problems, or set BUSINESS_DIR to another folder');
  }
}

export function examineKeys({ production, secrets, bookings }: Config): Finding {
  const { ok, warning, failure } = findingsAbout('keys');
  const given = secrets.resumeTokenKeys;
  if (given !== null) return ok(`${given.length} in RESUME_TOKEN_KEYS`);
  const { dataDir } = bookings;
  try {
    if (hasKeptKeys(dataDir)) keepResumeTokenKeys(dataDir);
    else if (!isWritable(dataDir))
      return failure(
        `none configured, and none can be stored in ${dataDir}`,
        'set RESUME_TOKEN_KEYS, or set DATA_DIR to a writable folder',
      );
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return failure(error.message, 'set RESUME_TOKEN_KEYS');
  }
  if (production || secrets.redis !== null)
    return warning(
      `those in ${dataDir} are available only on this machine`,
      'create a key with `openssl rand -base64 32`, and set it as RESUME_TOKEN_KEYS for all instances',
    );
  return ok(hasKeptKeys(dataDir) ? `kept in ${dataDir}` : `the first start creates one in ${dataDir}`);
}

/** The encryption of what Redis keeps of sessions. */
export function examineStateKeys({ secrets }: Config): Finding {
  const { ok, warning } = findingsAbout('encryption');
  const { newest, all } = secrets.stateKeys;
  if (all.length > 0 && secrets.redis === null)
    return warning(
      "sessions live in this process's memory, where nothing is encrypted",
      'unset STATE_ENCRYPTION_KEYS, or set REDIS_URL',
    );
  if (all.length === 0) return ok('off: sessions in Redis are not encrypted');
  if (newest === null) return ok(`off; ${all.length} in STATE_ENCRYPTION_KEYS decrypt existing sessions`);
  return ok(`${all.length} in STATE_ENCRYPTION_KEYS, "${newest.kid}" encrypts`);
}

/** Also true if the folder can be created. */
function isWritable(folder: string): boolean {
  if (!existsSync(folder)) return folder !== dirname(folder) && isWritable(dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
