import { eventually } from '../support/eventually.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import * as state from '../support/is-well.ts';

/** Resolves when the database has every turn that the process was given until now. */
export const isArchived = ({ url }: HoldfastProcess): Promise<void> =>
  eventually(() => state.isArchived(url));

/** Resolves when each of them uses its stores and keeps nothing that they lack. */
export const areWell = (...processes: readonly HoldfastProcess[]): Promise<void> =>
  eventually(async () => {
    for (const { url } of processes) await state.isWell(url);
  });
