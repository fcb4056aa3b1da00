import { isInstalled, npmCi } from '../scripts/setup/install.mjs';
import { pathOf } from './contender.ts';

/**
 * Installs into `bench/peers` exactly what its lock file names, without running any package's install
 * scripts.
 */
export async function installPeers(): Promise<void> {
  const folder = pathOf('./peers');
  if (!isInstalled(folder)) await npmCi(folder, 'Installing the peers (npm ci)', ['--ignore-scripts']);
}
