import { readdirSync, readFileSync } from 'node:fs';

/** What a process takes of the machine. */
export interface Vitals {
  readonly openFiles: number;
  readonly residentBytes: number;
}

/** Null where the system does not tell, and of a process that has ended. */
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
