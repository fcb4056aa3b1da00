import { vi } from 'vitest';
import type { Health } from '../../backend/src/protocol/health.ts';
import type { HoldfastProcess } from './holdfast-process.ts';

const SOON = { timeout: 15_000, interval: 25 };

async function gauge({ url }: HoldfastProcess, name: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(metrics)?.[1]);
}

/** Resolves when the database has every turn that the process was given until now. */
export const isArchived = (process: HoldfastProcess): Promise<void> =>
  vi.waitFor(async () => {
    const waiting = await gauge(process, 'holdfast_archive_waiting_turns');
    if (waiting !== 0) throw new Error(`${waiting} turns are not archived`);
  }, SOON);

/** Resolves when each of them uses its stores and keeps nothing that they lack. */
export const areWell = (...processes: readonly HoldfastProcess[]): Promise<void> =>
  vi.waitFor(async () => {
    for (const process of processes) {
      const health = (await (await fetch(`${process.url}/health`)).json()) as Health;
      if (health.status !== 'ok') throw new Error(`not well: ${JSON.stringify(health)}`);
      const unsaved = await gauge(process, 'holdfast_sessions_unsaved');
      if (unsaved !== 0) throw new Error(`${unsaved} sessions are not written back`);
    }
  }, SOON);
