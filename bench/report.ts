import type { Results } from './bench.ts';
import type { Round } from './round.ts';
import { type Spread, spreadOf } from './statistics.ts';

const AIMS = { cpuOfBare: 0.8, stateBytes: 2_000, sessionsMegabytes: 60, warmCommands: 1 };
/** Of a booking: the first one begins it, and the last three go to the calendar. */
const TURNS_WITHOUT_EFFECTS = [1, -3] as const;

type Figure = (round: Round) => number;
type Better = 'less' | 'more';

const CPU: Figure = ({ cpuMicrosPerTurn }) => cpuMicrosPerTurn;

/** Markdown, for the terminal and for README.md. */
export function report(results: Results): string {
  return [roundsTable(results), sizesTable(results), aims(results)].join('\n\n');
}

/** What is measured in rounds: CPU first, because it depends least on what else the machine does. */
function roundsTable({ holdfast, bare }: Results): string {
  const figures = (read: Figure, digits: number): string[] =>
    [holdfast, bare].map((rounds) => inWords(spreadOf(rounds.map(read)), digits));
  const compared = (label: string, digits: number, read: Figure, better: Better): string[] => [
    label,
    ...figures(read, digits),
    inWords(spreadOf(ratios(holdfast, bare, read, better)), 2),
  ];
  return table([
    ['median (min–max)', 'holdfast', 'bare', 'holdfast to bare'],
    compared('CPU of the server a turn, µs', 0, CPU, 'less'),
    compared('turns a second', 0, ({ turnsPerSecond }) => turnsPerSecond, 'more'),
    compared('p50, ms', 2, ({ p50Ms }) => p50Ms, 'less'),
    compared('p99, ms', 2, ({ p99Ms }) => p99Ms, 'less'),
    ['core of the server in use', ...figures(({ serverBusy }) => serverBusy, 2), ''],
    ['core of the load in use', ...figures(({ loadBusy }) => loadBusy, 2), ''],
  ]);
}

function sizesTable(results: Results): string {
  const { session, memory, commandsByTurn, commandsPerTurn } = results;
  return table([
    ['', ''],
    ['Redis commands a turn of a booking', commandsByTurn.join(' ')],
    ['Redis commands a turn over all rounds', commandsPerTurn.toFixed(2)],
    ['state of a finished booking, bytes', `${session.state} (${session.stateInMemory} in Redis)`],
    ['events of a finished booking, bytes', `${session.eventsInMemory} in Redis`],
    ['RSS at rest', megabytes(memory.atRest)],
    [`RSS with ${memory.cachedSessions} sessions cached`, megabytes(memory.filled)],
    ['the same right after the load', megabytes(memory.underLoad)],
  ]);
}

function aims({ holdfast, bare, session, memory, commandsByTurn }: Results): string {
  const cpu = spreadOf(ratios(holdfast, bare, CPU, 'less')).median;
  const addedMegabytes = (memory.filled - memory.atRest) / 1e6;
  const warm = Math.max(...commandsByTurn.slice(...TURNS_WITHOUT_EFFECTS));
  return table([
    ['aim', 'reached', ''],
    [`CPU a turn at least ${AIMS.cpuOfBare} of bare`, cpu.toFixed(2), verdict(cpu >= AIMS.cpuOfBare)],
    [`state at most ${AIMS.stateBytes} bytes`, `${session.state}`, verdict(session.state <= AIMS.stateBytes)],
    [
      `${memory.cachedSessions} sessions add at most ${AIMS.sessionsMegabytes} MB`,
      megabytes(memory.filled - memory.atRest),
      verdict(addedMegabytes <= AIMS.sessionsMegabytes),
    ],
    [
      `a warm turn without effects: ${AIMS.warmCommands} Redis command`,
      `${warm}`,
      verdict(warm === AIMS.warmCommands),
    ],
  ]);
}

const verdict = (isReached: boolean): string => (isReached ? 'reached' : 'MISSED');

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const inWords = ({ median, min, max }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;

/** Round by round; above 1 holdfast is the better one. */
function ratios(
  holdfast: readonly Round[],
  bare: readonly Round[],
  read: Figure,
  better: Better,
): readonly number[] {
  return holdfast.map((round, index) => {
    const other = bare[index];
    const ratio = read(round) / (other ? read(other) : Number.NaN);
    return better === 'less' ? 1 / ratio : ratio;
  });
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
