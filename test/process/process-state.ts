import { vi } from 'vitest';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import * as state from '../support/is-well.ts';

const SOON = { timeout: 15_000, interval: 25 };

/** Resolves when the database has every turn that the process was given until now. */
export const isArchived = ({ url }: HoldfastProcess): Promise<void> =>
  vi.waitFor(() => state.isArchived(url), SOON);

/** Resolves when each of them uses its stores and keeps nothing that they lack. */
export const areWell = (...processes: readonly HoldfastProcess[]): Promise<void> =>
  vi.waitFor(async () => {
    for (const { url } of processes) await state.isWell(url);
  }, SOON);
