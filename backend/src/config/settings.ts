import type { Business } from '../domain/business.ts';
import { type Config, loadConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { Env } from './env.ts';
import { envSchema } from './env-schema.ts';
import { loadBusiness } from './load-business.ts';

export interface Settings {
  readonly config: Config;
  readonly business: Business;
}

/** @throws ConfigError with every problem of the environment and of the business folder. */
export function loadSettings(env: Env): Settings {
  const problems: string[] = [];
  const config = orProblem(problems, () => loadConfig(env));
  const business = orProblem(problems, () =>
    loadBusiness(envSchema.shape.BUSINESS_DIR.parse(env.BUSINESS_DIR)),
  );
  if (!config || !business) throw new ConfigError(problems.join('\n'));
  return { config, business };
}

function orProblem<T>(problems: string[], load: () => T): T | null {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(error.message);
    return null;
  }
}
