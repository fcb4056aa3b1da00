import { readdirSync, readFileSync } from 'node:fs';

/** The resources used by a process. */
export interface Vitals {
  readonly openFiles: number;
  readonly residentBytes: number;
}

/** Null if the system does not report it, or the process has ended. */
export function readVitals(pid: number): Vitals | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
    if (kilobytes === undefined) return null;
    return { openFiles: readdirSync(`/proc/${pid}/fd`).length, residentBytes: Number(kilobytes) * 1_024 };
  } catch {
    return null;
  }
}
