import { eventually } from '../support/eventually.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import * as state from '../support/is-well.ts';

/** Resolves when all turns of the process so far are in the database. */
export const isArchived = ({ url }: HoldfastProcess): Promise<void> =>
  eventually(() => state.isArchived(url));

/** Resolves when each process can use its stores and they lack nothing it has. */
export const areWell = (...processes: readonly HoldfastProcess[]): Promise<void> =>
  eventually(async () => {
    for (const { url } of processes) await state.isWell(url);
  });
