import type { Releasers } from '../backend/src/lib/releasers.ts';
import type { Contender, ContenderOptions, StartContender } from './contender.ts';
import { moveTo, type Placement } from './placement.ts';
import { type Stores, startStores } from './stores.ts';

/** What all measurements share. */
export interface Setting {
  readonly stores: Stores;
  readonly placement: Placement;
  /** Ends everything that is still running at the end, however that comes. */
  readonly releasers: Releasers;
  readonly progress: (what: string) => void;
}

/** Afterwards the load runs on its own cores. */
export async function prepareSetting(
  placement: Placement,
  releasers: Releasers,
  progress: Setting['progress'],
): Promise<Setting> {
  progress('Starting Redis and PostgreSQL');
  moveTo(placement.stores);
  const stores = await startStores(releasers);
  moveTo(placement.load);
  return { stores, placement, releasers, progress };
}

/** The caller may stop it to free its core; otherwise the releasers do. */
export async function startIn(
  { stores, placement, releasers }: Setting,
  startContender: StartContender,
  options: Partial<ContenderOptions> & Pick<ContenderOptions, 'visitors'>,
): Promise<Contender> {
  const contender = await startContender({ stores, cores: placement.server, ...options });
  releasers.push(contender.name, contender.stop);
  return contender;
}
