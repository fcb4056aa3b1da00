import type { Operation } from '../history.ts';
import type { Stores } from '../stores.ts';
import { bookingsAreReal } from './bookings-are-real.ts';
import { deletedStaysDeleted } from './deleted-stays-deleted.ts';
import { holdsAreExclusive } from './holds-are-exclusive.ts';
import { itMakesProgress, type Progress } from './it-makes-progress.ts';
import { itStaysSound, type ProcessRecord } from './it-stays-sound.ts';
import { nothingLeaks } from './nothing-leaks.ts';
import { oneAnswer } from './one-answer.ts';
import { oneChain } from './one-chain.ts';

/** Everything that a run leaves behind. */
export interface Evidence {
  readonly operations: readonly Operation[];
  readonly stores: Stores;
  readonly processes: readonly ProcessRecord[];
  readonly metrics: readonly string[];
  readonly progress: Progress;
}

/** Looking for each of thousands of ids would take longer than the run. */
const IDS_LOOKED_FOR = 20;

/** C1 to C8, whatever the fault was. */
export function checkAll({ operations, stores, processes, metrics, progress }: Evidence): readonly string[] {
  const written = [...processes.map(({ output }) => output), ...metrics].join('\n');
  return [
    ...oneChain(operations, stores),
    ...oneAnswer(operations, stores),
    ...bookingsAreReal(operations, stores),
    ...holdsAreExclusive(stores),
    ...deletedStaysDeleted(operations, stores),
    ...nothingLeaks(written, [...stores.sessions.keys()].slice(0, IDS_LOOKED_FOR)),
    ...itMakesProgress(operations, progress),
    ...itStaysSound(processes),
  ];
}
