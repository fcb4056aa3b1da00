import type { Case } from './case.ts';
import { aimsOf, crossed, type Figures, percent } from './figures.ts';
import type { Reading } from './measure.ts';
import { inWords } from './pattern-in-words.ts';

export interface Half {
  readonly name: string;
  readonly readings: readonly Reading[];
  readonly figures: Figures;
  /** Whether its failing phrases may be shown. */
  readonly isOpen: boolean;
}

/** Markdown, for the terminal. */
export function textReport(halves: readonly Half[]): string {
  return halves
    .flatMap((half) => [heading(half), aims(half), times(half), accuracy(half), slowest(half), failing(half)])
    .join('\n\n');
}

const heading = ({ name, figures }: Half): string => `## ${name}: ${figures.cases} phrases`;

function aims({ figures }: Half): string {
  const rows = aimsOf(figures).map(({ label, aim, reached, isReached }) => [
    label,
    aim,
    reached,
    isReached ? 'reached' : 'MISSED',
  ]);
  const { accuracy: all, wrongLanguage, pace } = figures;
  return table([
    ['', 'aim', 'reached', ''],
    ...rows,
    ['Everything that matters', '', percent(all), ''],
    ['Taken for another language', '', percent(wrongLanguage), ''],
    ['A message, median', '', `${Math.round(pace.median)} µs`, ''],
  ]);
}

function times({ figures }: Half): string {
  const { right, askedBack, incomplete, wrongTime, wrongDate } = figures.times;
  return table([
    ['times', 'right', 'asked back', 'incomplete', 'wrong time', 'wrong date'],
    ['', ...[right, askedBack, incomplete, wrongTime, wrongDate].map(String)],
  ]);
}

function accuracy({ readings }: Half): string {
  const { kinds, languages, at } = crossed(readings);
  const row = (label: string, kind: string | null) => [
    label,
    ...languages.map((language) => percent(at(kind, language))),
    percent(at(kind, null)),
  ];
  return table([
    ['all right', ...languages, 'all'],
    ...kinds.map((kind) => row(kind, kind)),
    row('all', null),
  ]);
}

const SLOWEST = 5;

function slowest({ readings, isOpen }: Half): string {
  const some = readings.toSorted((one, other) => other.micros - one.micros).slice(0, SLOWEST);
  const rows = some.map((reading) => [
    `${Math.round(reading.micros)} µs`,
    reading.case.id,
    isOpen ? shortText(reading.case) : '',
  ]);
  return table([['slowest', '', ''], ...rows]);
}

function failing({ readings, isOpen }: Half): string {
  const failed = readings.filter(({ verdict }) => !verdict.isRight);
  if (!isOpen) return `${failed.length} phrases are not read right; --show-held-out shows them.`;
  return failed.map(describeReading).join('\n');
}

const MAX_TEXT = 120;

export const shortText = ({ text }: Case): string =>
  text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text;

export function describeReading({ case: one, event, verdict }: Reading): string {
  const { id, business, state } = one;
  const faults = faultsOf(verdict).join(', ');
  return [
    `- ${id} (${business} ${state}; ${faults}): ${JSON.stringify(shortText(one))}`,
    `  meant ${one.expect.map(inWords).join(' or ')}`,
    `  read  ${JSON.stringify(event)}`,
  ].join('\n');
}

export function faultsOf({ hasIntent, time, isFalselyConfident }: Reading['verdict']): readonly string[] {
  const faults = [
    ...(hasIntent ? [] : ['intent']),
    ...(time === null || time === 'right' ? [] : [TIME_FAULTS[time]]),
    ...(isFalselyConfident ? ['falsely confident'] : []),
  ];
  return faults.length > 0 ? faults : ['details'];
}

const TIME_FAULTS = {
  askedBack: 'time asked back',
  incomplete: 'time incomplete',
  wrongTime: 'WRONG TIME',
  wrongDate: 'WRONG DATE',
} as const;

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
