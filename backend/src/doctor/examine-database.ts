import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../config/config.ts';
import { databaseTrouble } from '../database/database-trouble.ts';
import { FolderHeld } from '../database/folder-lock.ts';
import { type DatabaseInspection, inspectDatabase } from '../database/inspect-database.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { clockFinding } from './clock-finding.ts';
import { type Finding, findingsAbout, withoutName } from './finding.ts';
import { latencyFinding } from './latency-finding.ts';

const SLOW_MS = 20;

interface DoctorPorts {
  readonly clock: Clock;
  readonly logger: Logger;
}

/** PostgreSQL, or PGlite in its folder. A folder that does not exist yet is not created. */
export async function examineDatabase(
  { secrets, bookings }: Config,
  { clock, logger }: DoctorPorts,
): Promise<readonly Finding[]> {
  const { databaseUrl } = secrets;
  const { dataDir } = bookings;
  const kind = databaseUrl === null ? 'pglite' : 'postgres';
  const about = kind === 'pglite' ? 'PGlite' : 'PostgreSQL';
  const { ok, failure } = findingsAbout(about);
  if (databaseUrl === null && !existsSync(join(dataDir, 'pglite')))
    return [
      canBeCreated(dataDir)
        ? ok(`the first start creates it in ${dataDir}`)
        : failure(
            `${dataDir} cannot be created as a folder, or is not writable`,
            'let DATA_DIR name another one, or set DATABASE_URL',
          ),
    ];
  try {
    const inspected = await inspectDatabase({ databaseUrl, dataDir, now: () => clock.now(), logger });
    return findingsOf(about, inspected);
  } catch (error) {
    if (error instanceof FolderHeld)
      return [ok(`process ${error.pid} has ${error.folder} open, so it was not inspected`)];
    return [
      failure(
        withoutName(databaseTrouble(kind, error)),
        kind === 'pglite'
          ? `restore ${dataDir} from a backup, or set DATA_DIR to another folder`
          : 'check DATABASE_URL, and that the server runs and accepts connections from this machine',
      ),
    ];
  }
}

/** By whoever runs this, which is to be whoever runs the server. */
function canBeCreated(folder: string): boolean {
  if (!existsSync(folder)) return folder !== dirname(folder) && canBeCreated(dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

function findingsOf(
  about: string,
  { version, latencyMs, clocks, pendingMigrations }: DatabaseInspection,
): readonly Finding[] {
  const { ok, warning } = findingsAbout(about);
  return [
    ok(`version ${version}`),
    latencyFinding(about, latencyMs, SLOW_MS),
    clockFinding(about, clocks.theirs, clocks.ours),
    pendingMigrations.length === 0
      ? ok('it has the newest schema')
      : warning(
          `migrations are pending: ${pendingMigrations.join(', ')}`,
          'the next start applies them; or run `npm run migrate` first',
        ),
  ];
}
