import type { Env } from '../config/env.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { examineDatabase } from './examine-database.ts';
import { examineModel } from './examine-model.ts';
import { examineRedis } from './examine-redis.ts';
import { examineBusiness, examineConfiguration, examineKeys, examineStateKeys } from './examine-settings.ts';
import type { Finding } from './finding.ts';

export interface ExamineOptions {
  readonly env: Env;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Checks everything a deployment depends on, without changing anything. The findings contain no secrets.
 */
export async function examine({ env, clock, logger }: ExamineOptions): Promise<readonly Finding[]> {
  const { config, findings } = examineConfiguration(env);
  const business = examineBusiness(env);
  if (config === null) return [...findings, business];
  const outside = await Promise.all([
    examineRedis(config, clock),
    examineDatabase(config, { clock, logger }),
    examineModel(config),
  ]);
  return [...findings, business, examineKeys(config), examineStateKeys(config), ...outside.flat()];
}
