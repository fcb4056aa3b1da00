import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Config, loadConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { loadBusiness } from '../config/load-business.ts';
import { PACKAGE_ROOT } from '../config/package-root.ts';
import { Dialogue } from '../dialogue/dialogue.ts';
import { StateCipher } from '../sessions/state-cipher.ts';
import { createStateKeys } from '../sessions/state-keys.ts';
import { readStoredSessions } from '../sessions/stored-sessions.ts';
import { checkSnapshots, type SnapshotCheck } from './check-snapshots.ts';
import { snapshotTable } from './snapshot-table.ts';

const USAGE = `Checks before a deploy how this build and business file would restore the live sessions of a Redis.

  npm run snapshots:check -- [--redis URL] [--business DIR] [--json] [--verbose]

  --redis URL     such as redis://localhost:6379; default: REDIS_URL
  --business DIR  the business's folder; default: BUSINESS_DIR
  --json          print the result as JSON
  --verbose       list the sessions that would restart, by a hash of their ids
  --help          print this text

Encrypted sessions are read with STATE_ENCRYPTION_KEYS. Read-only: it renews no session. Exits with 0 if no session
would restart, with 1 if some would, and with 2 if that could not be determined.`;

const optionsSchema = z.object({
  redis: z
    .string()
    .regex(/^rediss?:\/\/./, '--redis takes a URL such as redis://localhost:6379')
    .optional(),
  business: z.string().min(1, '--business takes a folder').optional(),
  json: z.boolean(),
  verbose: z.boolean(),
  help: z.boolean(),
});
type Options = z.infer<typeof optionsSchema>;

process.exitCode = await main();

async function main(): Promise<0 | 1 | 2> {
  try {
    const options = readOptions();
    if (options.help) {
      print(USAGE);
      return 0;
    }
    const check = await run(options);
    print(
      options.json
        ? JSON.stringify(toJson(check, options.verbose), null, 2)
        : snapshotTable(check, options.verbose),
    );
    if (check.restarted.length > 0) return 1;
    return check.sealed.length > 0 ? 2 : 0;
  } catch (error) {
    process.stderr.write(`${explain(error).trimEnd()}\n`);
    return 2;
  }
}

/** @throws Error saying what is wrong, followed by the usage */
function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        redis: { type: 'string' },
        business: { type: 'string' },
        json: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return optionsSchema.parse(values);
  } catch (cause) {
    throw new Error(`${explain(cause)}\n\n${USAGE}`, { cause });
  }
}

async function run(options: Options): Promise<SnapshotCheck> {
  const config: Config = loadConfig(readEnv());
  const redisUrl = options.redis ?? (config.secrets.redis?.kind === 'url' ? config.secrets.redis.url : null);
  if (redisUrl === null) throw new Error(`Set --redis or REDIS_URL to the Redis to read\n\n${USAGE}`);
  const dir = options.business === undefined ? config.businessDir : resolve(PACKAGE_ROOT, options.business);
  const cipher = new StateCipher(createStateKeys(config.secrets.stateKeys));
  return checkSnapshots(readStoredSessions(redisUrl, cipher), new Dialogue(loadBusiness(dir)));
}

function toJson({ restarted, ...check }: SnapshotCheck, verbose: boolean): object {
  const reasons = restarted.map(({ reason, hashes }) => ({
    reason,
    sessions: hashes.length,
    ...(verbose && { hashes }),
  }));
  return { ...check, restarted: reasons };
}

function explain(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.map(({ message }) => message).join('\n');
  return error instanceof Error ? error.message : String(error);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
