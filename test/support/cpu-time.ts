import process from 'node:process';

/** So many runs show what the work costs without compiling and collecting garbage. */
const RUNS = 5;

/**
 * Milliseconds of CPU time, which other load on the machine hardly changes; of the fastest of a few runs. A
 * run that is `fastEnough` is the last one. `time` counts the runs from 0, for work whose result would
 * otherwise be remembered, such as the wishes of a message at one `now`.
 */
export function cpuMsOf(run: (time: number) => unknown, fastEnough = 0): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let time = 0; time < RUNS && fastest > fastEnough; time += 1) {
    const before = process.cpuUsage();
    run(time);
    const { user, system } = process.cpuUsage(before);
    fastest = Math.min(fastest, (user + system) / 1_000);
  }
  return fastest;
}
