import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WEEKDAYS } from '../../backend/src/domain/business.ts';

export interface BusinessFolder {
  readonly dir: string;
  remove(): Promise<void>;
}

/** The default business, open daily from 7:00 to 22:00, so that hours from 7 to 9 are ambiguous. */
export async function openAllHours(): Promise<BusinessFolder> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-business-'));
  await cp('backend/business/btrix', dir, { recursive: true });
  const file = join(dir, 'business.yaml');
  const yaml = await readFile(file, 'utf8');
  const hours = WEEKDAYS.map((day) => `  ${day}: ["07:00-22:00"]\n`).join('');
  await writeFile(file, yaml.replace(/^hours:\n(?:[ ]{2}\w.*\n)+/m, `hours:\n${hours}`));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
