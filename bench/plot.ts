import { cpuOf, type Figure, spreadOfFigure } from './comparison.ts';
import type { Series } from './series.ts';
import type { Spread } from './statistics.ts';

const ROW = 34;
const BAR = 16;
const TOP = 74;
const LABELS = 236;
const PANEL = 230;
const GAP = 36;
/** Space for the figure after the longest bar. */
const FIGURE = 62;

const STYLE = `
  svg { color-scheme: light dark; font: 13px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
  .paper { fill: #fff } text { fill: #1c1e21 } .soft { fill: #666b74; font-size: 11px } .title { font-weight: 600 }
  .line { stroke: #d9dad6 } .spread { stroke: #1c1e21 } .ours { fill: #2f5fd0 } .other { fill: #a9aeb8 } .tail { opacity: .35 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #14161a } text { fill: #e8e9eb } .soft { fill: #9aa0aa }
    .line { stroke: #2c3038 } .spread { stroke: #e8e9eb } .ours { fill: #7ba2ff } .other { fill: #5b616c }
  }`;

/** Throughput, CPU and latency of each contender, side by side, as SVG. */
export function plot(series: readonly Series[], caption: string): string {
  const width = LABELS + 3 * PANEL + 2 * GAP + 24;
  const height = TOP + series.length * ROW + 44;
  const at = (panel: number): number => LABELS + panel * (PANEL + GAP);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(caption)}">
<style>${STYLE}
</style>
<rect class="paper" width="100%" height="100%"/>
<text class="soft" x="16" y="24">${escaped(caption)}</text>
${series.map(label).join('\n')}
${barsPanel(series, { x: at(0), title: 'Turns a second', figure: ({ turnsPerSecond }) => turnsPerSecond })}
${barsPanel(series, { x: at(1), title: 'CPU of the server a turn, µs', figure: cpuOf })}
${latencyPanel(series, at(2))}
</svg>
`;
}

const isOurs = ({ name }: Series): boolean => name.startsWith('Holdfast');

const fill = (series: Series): string => (isOurs(series) ? 'ours' : 'other');

const rowY = (index: number): number => TOP + index * ROW;

const label = (each: Series, index: number): string =>
  `<text x="16" y="${rowY(index) + 13}"${isOurs(each) ? ' class="title"' : ''}>${escaped(each.name)}</text>`;

interface BarsPanel {
  readonly x: number;
  readonly title: string;
  readonly figure: Figure;
}

/** A bar to the median, and a line from the lowest to the highest round. */
function barsPanel(series: readonly Series[], { x, title, figure }: BarsPanel): string {
  const spreads = series.map((each) => ({ each, spread: spreadOfFigure(each, figure) }));
  const most = Math.max(...spreads.map(({ spread }) => spread.max));
  const scale = (value: number): number => (value / most) * (PANEL - FIGURE);
  const rows = spreads.map(({ each, spread: { median, min, max } }, index) => {
    const y = rowY(index);
    const middle = y + BAR / 2;
    return `<rect class="${fill(each)}" x="${x}" y="${y}" width="${px(scale(median))}" height="${BAR}" rx="2"/>
<line class="spread" x1="${px(x + scale(min))}" x2="${px(x + scale(max))}" y1="${middle}" y2="${middle}"/>
<text x="${px(x + scale(max) + 6)}" y="${y + 13}">${grouped(median)}</text>`;
  });
  return `<text class="title" x="${x}" y="${TOP - 20}">${title}</text>\n${rows.join('\n')}`;
}

/** From the median to the 99th percentile, on a logarithmic scale. */
function latencyPanel(series: readonly Series[], x: number): string {
  const rows = series.map((each) => ({
    each,
    p50: spreadOfFigure(each, ({ p50Ms }) => p50Ms),
    p99: spreadOfFigure(each, ({ p99Ms }) => p99Ms),
  }));
  const decades = decadesOf(rows.flatMap(({ p50, p99 }) => [p50.median, p99.median]));
  const [first = 0, last = 1] = [decades[0], decades.at(-1)];
  const scale = (ms: number): number => x + ((Math.log10(ms) - first) / (last - first)) * (PANEL - FIGURE);
  const bottom = TOP + series.length * ROW;
  const grid = decades.map((decade) => {
    const at = px(scale(10 ** decade));
    return `<line class="line" x1="${at}" x2="${at}" y1="${TOP - 8}" y2="${bottom}"/>
<text class="soft" x="${at}" y="${bottom + 16}" text-anchor="middle">${10 ** decade} ms</text>`;
  });
  return `<text class="title" x="${x}" y="${TOP - 20}">p50 to p99 at full load</text>
${grid.join('\n')}
${rows.map(({ each, p50, p99 }, index) => latencyRow(each, rowY(index) + BAR / 2, scale, p50, p99)).join('\n')}`;
}

function latencyRow(
  each: Series,
  y: number,
  scale: (ms: number) => number,
  { median: p50 }: Spread,
  { median: p99 }: Spread,
): string {
  return `<rect class="${fill(each)} tail" x="${px(scale(p50))}" y="${y - 3}" width="${px(scale(p99) - scale(p50))}" height="6"/>
<circle class="${fill(each)}" cx="${px(scale(p50))}" cy="${y}" r="5"/><circle class="${fill(each)}" cx="${px(scale(p99))}" cy="${y}" r="3"/>
<text class="soft" x="${px(scale(p99) + 8)}" y="${y + 4}">${short(p50)} to ${short(p99)}</text>`;
}

/** Exponents of the powers of ten that enclose all values. */
export function decadesOf(values: readonly number[]): readonly number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const px = (value: number): string => value.toFixed(1);

const short = (ms: number): string => ms.toFixed(ms < 10 ? 1 : 0);

const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
