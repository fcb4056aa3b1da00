import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WEEKDAYS } from '../../backend/src/domain/business.ts';

export interface BusinessFolder {
  readonly dir: string;
  remove(): Promise<void>;
}

/**
 * The default business with other hours, the same every day. From 7:00 to 22:00 the hours from 7 to 9 are
 * ambiguous.
 */
export async function openAllHours(interval = '07:00-22:00'): Promise<BusinessFolder> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-business-'));
  await cp('backend/business/btrix', dir, { recursive: true });
  const file = join(dir, 'business.yaml');
  const yaml = await readFile(file, 'utf8');
  const hours = WEEKDAYS.map((day) => `  ${day}: ["${interval}"]\n`).join('');
  await writeFile(file, yaml.replace(/^hours:\n(?:[ ]{2}\w.*\n)+/m, `hours:\n${hours}`));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
