import { isInstalled, npmCi } from '../scripts/setup/install.mjs';
import { pathOf } from './contender.ts';

/** Into `bench/peers`, exactly what its lock names, and without running any package's own scripts. */
export async function installPeers(): Promise<void> {
  const folder = pathOf('./peers');
  if (!isInstalled(folder)) await npmCi(folder, 'Installing the peers (npm ci)', ['--ignore-scripts']);
}
