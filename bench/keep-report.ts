import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeReadmeSection } from '../scripts/readme-section.mjs';
import { ROOT } from '../scripts/setup/setup.mjs';

export interface KeptReport {
  readonly markdown: string;
  readonly svg: string;
  /** The machine and the placement of processes on it. */
  readonly about: string;
}

/**
 * Writes the report into README.md, with its plot beside it; without peers only into .data, so that the
 * peers' figures stay.
 */
export function keepReport({ markdown, svg, about }: KeptReport, withPeers: boolean): readonly string[] {
  const folder = join(ROOT, withPeers ? 'bench' : '.data');
  mkdirSync(folder, { recursive: true });
  const plotFile = join(folder, withPeers ? 'report.svg' : 'bench.svg');
  writeFileSync(plotFile, svg);
  if (!withPeers) return [plotFile];
  const readme = join(ROOT, 'bench/README.md');
  writeReadmeSection(
    'bench',
    [about, '', '![Throughput, CPU and latency](report.svg)', '', markdown],
    readme,
  );
  return [readme, plotFile];
}
