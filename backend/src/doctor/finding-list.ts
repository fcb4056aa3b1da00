import type { Finding } from './finding.ts';

/** One line for each finding, with its remedy below, and a final line with the counts. */
export function findingList(findings: readonly Finding[]): string {
  const levelWidth = widest(findings.map(({ level }) => level));
  const aboutWidth = widest(findings.map(({ about }) => about));
  const margin = ' '.repeat(levelWidth + aboutWidth + 4);
  const lines = findings.flatMap((finding) => {
    const { level, about, what } = finding;
    const [first = '', ...rest] = what.split('\n');
    return [
      `${level.padEnd(levelWidth)}  ${about.padEnd(aboutWidth)}  ${first}`,
      ...rest.map((line) => `${margin}${line}`),
      ...(finding.level === 'ok' ? [] : [`${margin}→ ${finding.remedy}`]),
    ];
  });
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  return [...lines, '', `failures: ${count('failure')}, warnings: ${count('warning')}`].join('\n');
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));
