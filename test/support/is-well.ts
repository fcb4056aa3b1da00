import type { Health } from '../../backend/src/protocol/health.ts';

/** Rejects unless the process reports that both stores are healthy and that nothing is unsaved. */
export async function isWell(url: string): Promise<void> {
  const health = await healthOf(url);
  if (health.status !== 'ok') throw new Error(`not well: ${JSON.stringify(health)}`);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const unsaved = Number(/^holdfast_sessions_unsaved (\d+)/m.exec(metrics)?.[1]);
  if (unsaved !== 0) throw new Error(`${unsaved} sessions are not written back`);
}

/** Rejects while turns wait to be written to the archive. */
export async function isArchived(url: string): Promise<void> {
  const waiting = (await healthOf(url)).archive?.waitingTurns ?? 0;
  if (waiting !== 0) throw new Error(`${waiting} turns are not archived`);
}

const healthOf = async (url: string): Promise<Health> =>
  (await (await fetch(`${url}/health`)).json()) as Health;
