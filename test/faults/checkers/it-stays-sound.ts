import type { Vitals } from '../../support/process-vitals.ts';

/** A server process before and after a fault. */
export interface ProcessRecord {
  readonly pid: number;
  /** Whether it ended unexpectedly. */
  readonly ended: boolean;
  /**
   * How it exited when asked to after the run; `late` if a timer or a socket kept it alive. Null if the row
   * ended it.
   */
  readonly exitCode: number | 'late' | null;
  readonly output: string;
  /** Null if the system does not report it, or the process was ended. */
  readonly before: Vitals | null;
  readonly after: Vitals | null;
}

/** Both connection pools may be larger than at the start, and the heap has been used. */
const ALLOWED = { openFiles: 20, residentBytes: 150 * 1_024 * 1_024 };
const CRASH = /unhandled|uncaught|TypeError|ReferenceError|RangeError|^\s+at .*\.js:\d+/im;

/** C8: no process crashed or failed internally, and none leaked resources. */
export function itStaysSound(processes: readonly ProcessRecord[]): readonly string[] {
  return processes.flatMap((record) =>
    [...crashes(record), ...growth(record)].map((violation) => `C8 process ${record.pid}: ${violation}`),
  );
}

function crashes(record: ProcessRecord): readonly string[] {
  const { ended, output } = record;
  const complaint = output.split('\n').find((line) => CRASH.test(line));
  return [
    ...(ended ? ['it ended by itself'] : []),
    ...badEnds(record),
    ...(complaint === undefined ? [] : [`it wrote "${complaint}"`]),
  ];
}

function badEnds({ ended, exitCode }: ProcessRecord): readonly string[] {
  if (ended || exitCode === 0 || exitCode === null) return [];
  return [exitCode === 'late' ? 'it did not end when asked to' : `it exited with ${exitCode} when asked to`];
}

function growth({ before, after }: ProcessRecord): readonly string[] {
  if (before === null || after === null) return [];
  const files = after.openFiles - before.openFiles;
  const bytes = after.residentBytes - before.residentBytes;
  return [
    ...(files > ALLOWED.openFiles ? [`${files} more open files than before`] : []),
    ...(bytes > ALLOWED.residentBytes ? [`${Math.round(bytes / 1_024 / 1_024)} MB more than before`] : []),
  ];
}
