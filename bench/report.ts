import { aimsOf } from './aims.ts';
import type { Results } from './bench.ts';
import { cpuOf, type Figure, ratioOf, spreadOfFigure } from './comparison.ts';
import type { HalfLoad, Paced } from './half-load.ts';
import type { Shared } from './shared-redis.ts';
import { type Spread, spreadOf } from './statistics.ts';
import type { Stored } from './stored-sessions.ts';
import { table } from './table.ts';

const perCpuSecond: Figure = (round) => 1e6 / cpuOf(round);
const redisMicros: Figure = ({ redisMicrosPerTurn }) => redisMicrosPerTurn;
const turnsPerSecond: Figure = ({ turnsPerSecond }) => turnsPerSecond;

/** Markdown, for the terminal and for README.md. */
export const report = (results: Results): string =>
  [
    contendersTable(results),
    '"By Holdfast" divides the CPU round by round: above 1 Holdfast takes less.',
    latencyTable(results),
    sharedTable(results.shared),
    storedTable(results.stored),
    otherTable(results),
    aimsTable(results),
  ].join('\n\n');

/** CPU first, because it depends least on other load on the machine. */
function contendersTable({ series }: Results): string {
  const [holdfast] = series;
  return table([
    [
      'median (min–max)',
      'CPU a turn, µs',
      'by Holdfast',
      'turns a CPU second',
      'turns a second',
      'CPU of Redis, µs',
    ],
    ...series.map((each) => [
      each.name,
      inWords(spreadOfFigure(each, cpuOf), 0),
      holdfast && each !== holdfast ? inWords(ratioOf(each, holdfast), 2) : '',
      inWords(spreadOfFigure(each, perCpuSecond), 0),
      inWords(spreadOfFigure(each, turnsPerSecond), 0),
      inWords(spreadOfFigure(each, redisMicros), 0),
    ]),
  ]);
}

function latencyTable({ series, halfLoad }: Results): string {
  return table([
    ['latency', 'p50, ms', 'p99, ms', 'core of the server in use', 'core of the load in use'],
    ...series.map((each) => [
      `${each.name}, as fast as it can`,
      inWords(
        spreadOfFigure(each, ({ p50Ms }) => p50Ms),
        2,
      ),
      inWords(
        spreadOfFigure(each, ({ p99Ms }) => p99Ms),
        2,
      ),
      inWords(
        spreadOfFigure(each, ({ serverBusy }) => serverBusy),
        2,
      ),
      inWords(
        spreadOfFigure(each, ({ loadBusy }) => loadBusy),
        2,
      ),
    ]),
    ...halfLoad.flatMap(halfLoadRows),
  ]);
}

function halfLoadRows({ name, turnsPerSecond, rounds }: HalfLoad): readonly (readonly string[])[] {
  const over = (read: (paced: Paced) => number): string => inWords(spreadOf(rounds.map(read)), 2);
  return [
    [
      `${name}, ${grouped(Math.round(turnsPerSecond))} turns a second`,
      over(({ p50Ms }) => p50Ms),
      over(({ p99Ms }) => p99Ms),
      '',
      '',
    ],
    [
      'of which the load was late',
      over(({ lateP50Ms }) => lateP50Ms),
      over(({ lateP99Ms }) => lateP99Ms),
      '',
      '',
    ],
  ];
}

const sharedTable = (shared: readonly Shared[]): string =>
  table([
    [
      'instances on one Redis',
      'CPU of Redis a turn, µs',
      'commands a turn',
      'turns a second that fill its core',
      'CPU of an instance a turn, µs',
    ],
    ...shared.map(({ instances, isRoaming, round }) => [
      `${instances}${isRoaming ? ', each turn at another' : ''}`,
      round.redisMicrosPerTurn.toFixed(1),
      round.scriptsPerTurn.toFixed(2),
      grouped(Math.round(1e6 / round.redisMicrosPerTurn)),
      round.cpuMicrosPerTurn.toFixed(0),
    ]),
  ]);

const storedTable = (stored: readonly Stored[]): string =>
  table([
    [
      'finished bookings in Redis',
      'turns a second',
      'CPU a turn, µs',
      'CPU of Redis a turn, µs',
      'bytes each',
      'in all',
    ],
    ...stored.map((each) => [
      grouped(each.sessions),
      inWords(spreadOfFigure(each, turnsPerSecond), 0),
      inWords(spreadOfFigure(each, cpuOf), 0),
      inWords(spreadOfFigure(each, redisMicros), 1),
      grouped(Math.round(each.bytes / each.sessions)),
      megabytes(each.bytes),
    ]),
  ]);

function otherTable({ session, memory, startUp, commandsByTurn }: Results): string {
  return table([
    ['', ''],
    ['Redis commands a turn of a booking', commandsByTurn.join(' ')],
    ['state of a finished booking, bytes', `${session.state} (${session.stateInMemory} in Redis)`],
    ['events of a finished booking, bytes', `${session.eventsInMemory} in Redis`],
    ['start to ready with Redis and PostgreSQL, ms', inWords(startUp.onServers, 0)],
    ['start to ready embedded, in a new folder, ms', inWords(startUp.embedded, 0)],
    ['RSS at rest', megabytes(memory.atRest)],
    [`RSS with ${memory.cachedSessions} sessions cached`, megabytes(memory.filled)],
    ['the same right after the load', megabytes(memory.underLoad)],
  ]);
}

const aimsTable = (results: Results): string =>
  table([
    ['aim', 'reached', ''],
    ...aimsOf(results).map(({ aim, reached, isReached }) => [aim, reached, isReached ? 'reached' : 'MISSED']),
  ]);

const grouped = (value: number): string => value.toLocaleString('en-US');

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const inWords = ({ median, min, max }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
