import { expect, test } from 'vitest';
import { splitByHeading } from '../../backend/src/config/split-by-heading.ts';
import { cpuMsOf } from '../support/cpu-time.ts';

const split = (...lines: readonly string[]) => splitByHeading(lines.join('\n'));

test('a section is a heading of any level with the text below it, and knows its line', () => {
  expect(
    split('# Prices', '', '## Set-up', '', 'Once.', 'Paid first.', '', 'In euros.', '### VAT ##', 'None.'),
  ).toEqual([
    { heading: 'Prices', line: 1, text: '' },
    { heading: 'Set-up', line: 3, text: 'Once. Paid first.\n\nIn euros.' },
    { heading: 'VAT', line: 9, text: 'None.' },
  ]);
});

test('headings may be underlined, over several lines too', () => {
  expect(split('Opening', 'hours', '===', 'Nine to five.', '', 'Holidays', '---', 'Closed.')).toEqual([
    { heading: 'Opening hours', line: 1, text: 'Nine to five.' },
    { heading: 'Holidays', line: 6, text: 'Closed.' },
  ]);
});

test('a rule, and a line below a list or a table, underline nothing', () => {
  expect(split('## List', '', '---', '', '- one', '- two', '---', 'End.')).toEqual([
    { heading: 'List', line: 1, text: '- one\n- two\n\nEnd.' },
  ]);
  expect(split('## Table', '| a | b |', '|---|---|', '| 1 | 2 |')).toEqual([
    { heading: 'Table', line: 1, text: '| a | b |\n| 1 | 2 |' },
  ]);
});

test.each(['```', '~~~~', '  ```sh'])('"#" in a code block that begins with %s is no heading', (fence) => {
  const end = fence.replace('sh', '');
  expect(split('## Code', fence, '# not a heading', 'nor this', '---', end, '## Next', 'Text.')).toEqual([
    { heading: 'Code', line: 1, text: '# not a heading\nnor this\n---' },
    { heading: 'Next', line: 7, text: 'Text.' },
  ]);
});

test('a code block that is not closed ends with the file', () => {
  expect(split('## Code', '```', '# text')).toEqual([{ heading: 'Code', line: 1, text: '# text' }]);
});

test('front matter is left out', () => {
  expect(split('---', 'title: Prices', 'order: 3', '---', '# Prices', 'Low.')).toEqual([
    { heading: 'Prices', line: 5, text: 'Low.' },
  ]);
});

test('a file without a heading is one section, and so is what stands before the first one', () => {
  expect(split('', 'Just text.')).toEqual([{ heading: null, line: 1, text: 'Just text.' }]);
  expect(split('Intro.', '', '# One', 'Text.')).toEqual([
    { heading: null, line: 1, text: 'Intro.' },
    { heading: 'One', line: 3, text: 'Text.' },
  ]);
});

test('"#tag" is no heading, and seven marks are none', () => {
  expect(split('#tag', '####### seven').map(({ heading }) => heading)).toEqual([null]);
});

test('line ends of Windows and a byte order mark do not matter', () => {
  expect(splitByHeading('\uFEFF# One\r\n\r\nText.\r\n')).toEqual([
    { heading: 'One', line: 1, text: 'Text.' },
  ]);
});

test.each([
  ['**Bold** and *light* and `code_with_marks`', 'Bold and light and code_with_marks'],
  ['[Prices](https://a.example/p "title") here', 'Prices (https://a.example/p) here'],
  ['[a@b.example](mailto:a@b.example)', 'a@b.example'],
  ['<https://a.example> or ![a cut](cut.png)', 'https://a.example or a cut'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['One <!-- not for visitors --> two', 'One  two'],
  ['5\\* stars', '5* stars'],
  ['> quoted\n> twice', 'quoted twice'],
])('%s is told as plain text', (markdown, text) => {
  expect(split('# H', markdown)[0]?.text).toBe(text);
});

test('a large file is split in no time', () => {
  const text = '---\n'.repeat(5_000) + 'a'.repeat(50_000);
  expect(cpuMsOf(() => splitByHeading(text), 400)).toBeLessThan(500);
});
