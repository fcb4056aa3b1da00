import type { Results } from './bench.ts';
import type { Round } from './round.ts';
import { type Spread, spreadOf } from './statistics.ts';

const AIMS = { cpuOfBare: 0.8, stateBytes: 2_000, sessionsMegabytes: 60, warmCommands: 1 };

/** Markdown, for the terminal and for README.md. */
export function report(results: Results): string {
  return [roundsTable(results), sizesTable(results), aims(results)].join('\n\n');
}

/** What is measured in rounds: CPU first, because it depends least on what else the machine does. */
function roundsTable({ holdfast, bare }: Results): string {
  const row = (label: string, read: (round: Round) => number, digits: number, invert: boolean): string[] => {
    const spreads = [holdfast, bare].map((rounds) => spreadOf(rounds.map(read)));
    return [
      label,
      ...spreads.map((spread) => inWords(spread, digits)),
      inWords(spreadOf(ratios(holdfast, bare, read, invert)), 2),
    ];
  };
  return table([
    ['median (min–max)', 'holdfast', 'bare', 'holdfast to bare'],
    row('CPU of the server a turn, µs', ({ cpuMicrosPerTurn }) => cpuMicrosPerTurn, 0, true),
    row('turns a second', ({ turnsPerSecond }) => turnsPerSecond, 0, false),
    row('p50, ms', ({ p50Ms }) => p50Ms, 2, true),
    row('p99, ms', ({ p99Ms }) => p99Ms, 2, true),
    row('core of the server in use', ({ serverBusy }) => serverBusy, 2, false).with(3, ''),
    row('core of the load in use', ({ loadBusy }) => loadBusy, 2, false).with(3, ''),
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
    ['the same before garbage is collected', megabytes(memory.underLoad)],
    ['heap that the sessions added', megabytes(memory.heapAdded)],
  ]);
}

function aims({ holdfast, bare, session, memory, commandsByTurn }: Results): string {
  const cpu = spreadOf(ratios(holdfast, bare, ({ cpuMicrosPerTurn }) => cpuMicrosPerTurn, true)).median;
  const addedMegabytes = (memory.filled - memory.atRest) / 1e6;
  const warm = Math.min(...commandsByTurn);
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

/** Above 1 holdfast is the better one; `invert` where less is better. */
function ratios(
  holdfast: readonly Round[],
  bare: readonly Round[],
  read: (round: Round) => number,
  invert: boolean,
): readonly number[] {
  return holdfast.map((round, index) => {
    const other = bare[index];
    const ratio = read(round) / (other ? read(other) : Number.NaN);
    return invert ? 1 / ratio : ratio;
  });
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
