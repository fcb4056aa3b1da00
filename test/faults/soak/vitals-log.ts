import { readVitals } from '../../support/process-vitals.ts';
import type { Instance } from './instance.ts';
import { type Sample, type Trend, trendOf } from './trend.ts';

/** Of one process, from start to end. */
interface Life {
  readonly pid: number;
  readonly residentMegabytes: Sample[];
  readonly openFiles: Sample[];
}

export interface Trends {
  readonly residentMegabytes: Trend;
  readonly openFiles: Trend;
}

/** Records memory and open files of the instances' processes. A replacement process counts separately. */
export interface VitalsLog {
  /** Of the process that lived longest at each instance; null if the system does not report it. */
  trends(): readonly (Trends | null)[];
  stop(): void;
}

const MEGABYTE = 1_024 * 1_024;

export function logVitals(instances: readonly Instance[], everyMs: number): VitalsLog {
  const lives = instances.map(() => ({ longest: newLife(0), current: newLife(0) }));
  const look = (): void => {
    const atMs = performance.now();
    for (const [n, instance] of instances.entries()) {
      const pid = instance.pid();
      const vitals = readVitals(pid);
      const place = lives[n];
      if (vitals === null || place === undefined) continue;
      if (place.current.pid !== pid) place.current = newLife(pid);
      place.current.residentMegabytes.push({ atMs, value: vitals.residentBytes / MEGABYTE });
      place.current.openFiles.push({ atMs, value: vitals.openFiles });
      if (lengthOf(place.current) > lengthOf(place.longest)) place.longest = place.current;
    }
  };
  const looking = setInterval(look, everyMs);
  return {
    trends: () => lives.map(({ longest }) => trendsOf(longest)),
    stop: () => clearInterval(looking),
  };
}

const newLife = (pid: number): Life => ({ pid, residentMegabytes: [], openFiles: [] });

const lengthOf = ({ openFiles }: Life): number => openFiles.length;

function trendsOf({ residentMegabytes, openFiles }: Life): Trends | null {
  const [memory, files] = [trendOf(residentMegabytes), trendOf(openFiles)];
  return memory && files && { residentMegabytes: memory, openFiles: files };
}
