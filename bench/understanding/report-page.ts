import { confusionOf } from './confusion.ts';
import { aimsOf, crossed, type Figures, percent, ratio, type Share } from './figures.ts';
import type { TimeVerdict } from './judge.ts';
import type { Reading } from './measure.ts';
import { inWords } from './pattern-in-words.ts';
import { STYLE } from './report-style.ts';
import { faultsOf, type Half, shortText } from './report-text.ts';

/** The report as a single self-contained HTML file. */
export const reportPage = (halves: readonly Half[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What the rules understand</title>
<style>${STYLE}</style>
<main>
<h1>What the rules understand</h1>
<p>Each phrase is said in a state of a conversation, and read by rules alone, without a model. It counts as right when
everything that matters was read from it and nothing that was not said.</p>
${halves.map(section).join('\n')}
</main>
</html>
`;

const section = (half: Half): string => `<section>
<h2>${escaped(half.name)}: ${half.figures.cases} phrases</h2>
${cards(half.figures)}
<h3>Times</h3>
${timesBar(half.figures)}
<h3>Right in everything that matters, by kind and language</h3>
${accuracyTable(half.readings)}
<h3>What was meant, and what was read</h3>
<p>Rows: what was meant. Columns: what was read; green is as meant. <i>nothing</i>: not understood, not known, or off-topic.</p>
${confusionTable(half.readings)}
${half.isOpen ? failing(half.readings) : ''}
</section>`;

function cards(figures: Figures): string {
  const card = (label: string, figure: string, note: string, className: string) =>
    `<div class="card ${className}"><span>${label}</span><b>${figure}</b><em>${note}</em></div>`;
  const aims = aimsOf(figures).map(({ label, aim, reached, isReached }) =>
    card(label, reached, `${isReached ? '✓' : '✗'} aim ${aim}`, isReached ? 'reached' : 'missed'),
  );
  const all = card('All that matters', percent(figures.accuracy), '', '');
  const language = card('Taken for another language', percent(figures.wrongLanguage), '', '');
  return `<div class="cards">${aims.join('')}${all}${language}</div>`;
}

const TIMES: Readonly<Record<TimeVerdict, readonly [label: string, color: string]>> = {
  right: ['right', 'var(--good)'],
  askedBack: ['asked back', 'var(--hue)'],
  incomplete: ['more or less than was said', 'var(--fair)'],
  wrongTime: ['wrong time of day', 'light-dark(#e07a5f, #e58f77)'],
  wrongDate: ['wrong date', 'var(--poor)'],
};

function timesBar({ times }: Figures): string {
  const parts = Object.entries(times).map(([verdict, count]) => {
    const [label, color] = TIMES[verdict as TimeVerdict];
    return { label, color, count };
  });
  const bar = parts
    .filter(({ count }) => count > 0)
    .map(({ color, count }) => `<i style="flex:${count};background:${color}"></i>`);
  const legend = parts.map(
    ({ label, color, count }) => `<span><i style="background:${color}"></i>${label} ${count}</span>`,
  );
  return `<div class="bar">${bar.join('')}</div><div class="legend">${legend.join('')}</div>`;
}

function accuracyTable(readings: readonly Reading[]): string {
  const { kinds, languages, at } = crossed(readings);
  const row = (label: string, kind: string | null) =>
    `<tr><th>${escaped(label)}</th>${[...languages, null].map((language) => heatCell(at(kind, language))).join('')}</tr>`;
  const head = ['', ...languages, 'all'].map((label) => `<th>${escaped(label)}</th>`).join('');
  const rows = [...kinds.map((kind) => row(kind, kind)), row('all', null)];
  return `<div class="scroll"><table class="heat"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

const GOOD = 0.95;
const FAIR = 0.8;

function heatCell(share: Share): string {
  const part = ratio(share);
  if (part === null) return '<td></td>';
  const tone = part >= GOOD ? 'good' : part >= FAIR ? 'fair' : 'poor';
  const { count, of } = share;
  return `<td style="--tone:var(--${tone});--part:1">${percent(share)}<small>${count}/${of}</small></td>`;
}

function confusionTable(readings: readonly Reading[]): string {
  const { labels, count } = confusionOf(readings);
  const head = labels.map((label) => `<th><span>${escaped(label)}</span></th>`).join('');
  const rows = labels.map((meant) => {
    const total = labels.reduce((sum, read) => sum + count(meant, read), 0);
    const cells = labels.map((read) => confusionCell(count(meant, read), total, meant === read));
    return total === 0 ? '' : `<tr><th>${escaped(meant)}</th>${cells.join('')}</tr>`;
  });
  return `<div class="scroll"><table class="confusion"><thead><tr><th></th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

const confusionCell = (count: number, of: number, isRight: boolean): string =>
  count === 0
    ? '<td></td>'
    : `<td class="${isRight ? 'right' : 'wrong'}" style="--part:${(count / of).toFixed(2)}">${count}</td>`;

function failing(readings: readonly Reading[]): string {
  const failed = readings.filter(({ verdict }) => !verdict.isRight);
  if (failed.length === 0) return '';
  const rows = failed.map(phrase).join('');
  return `<details><summary>Not read right: ${failed.length}</summary><table class="phrases"><tbody>${rows}</tbody></table></details>`;
}

function phrase({ case: one, event, verdict }: Reading): string {
  const isGrave = verdict.time === 'wrongDate' || verdict.time === 'wrongTime' || verdict.isFalselyConfident;
  const tags = faultsOf(verdict).map(
    (fault) => `<span class="tag${isGrave ? ' grave' : ''}">${fault}</span>`,
  );
  return `<tr><td><q>${escaped(shortText(one))}</q><br><code>${escaped(`${one.language} ${one.business} ${one.state}`)}</code> ${tags.join(' ')}</td>
<td><code>meant ${escaped(one.expect.map(inWords).join(' or '))}<br></code><code>read ${escaped(JSON.stringify(event))}</code></td></tr>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
