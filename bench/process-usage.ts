import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const HAS_PROC = existsSync('/proc/self/stat');

/** CPU time of all threads of a process so far, user and system, in microseconds. */
export function cpuMicros(pid: number): number {
  return HAS_PROC
    ? (ticksOf(readFileSync(`/proc/${pid}/stat`, 'utf8')) / ticksPerSecond()) * 1e6
    : secondsOf(ps('time', pid)) * 1e6;
}

/** Resident memory of a process, in bytes. */
export function residentBytes(pid: number): number {
  const kilobytes = HAS_PROC
    ? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    : ps('rss', pid);
  return Number(kilobytes) * 1024;
}

const STATE_FIELD = 3;
const USER_TICKS_FIELD = 14;
const SYSTEM_TICKS_FIELD = 15;

/** Fields are counted after the process's name, which may itself contain spaces and brackets. */
export function ticksOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - STATE_FIELD]);
  return field(USER_TICKS_FIELD) + field(SYSTEM_TICKS_FIELD);
}

/** `[[days-]hours:]minutes:seconds` as printed by `ps`. */
export function secondsOf(time: string): number {
  const [clock = '', days = '0'] = time.trim().split('-').reverse();
  return clock.split(':').reduce((total, part) => total * 60 + Number(part), 0) + Number(days) * 86_400;
}

const ps = (column: string, pid: number): string =>
  execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });

let knownTicks: number | null = null;

function ticksPerSecond(): number {
  knownTicks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return knownTicks;
}
