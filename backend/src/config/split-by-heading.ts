import { plainText } from './plain-text.ts';

/** A heading of a Markdown file and the text below it, up to the next heading of any level. */
export interface Section {
  /** Null for text before the first heading. */
  readonly heading: string | null;
  /** The line of the heading, or of the text without one; from 1. */
  readonly line: number;
  /** Plain text as made by `plainText`; empty if another heading follows immediately. */
  readonly text: string;
}

interface Heading {
  readonly title: string;
  /** Its first line, and the first line after it. */
  readonly from: number;
  readonly to: number;
}

/**
 * Splits Markdown at its headings, in both syntaxes. Front matter is skipped, and "#" in a code block is
 * not a heading.
 */
export function splitByHeading(markdown: string): readonly Section[] {
  const lines = markdown.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const start = afterFrontMatter(lines);
  const headings = headingsIn(lines, start);
  const textBetween = (from: number, to = lines.length) => plainText(lines.slice(from, to));

  const sections = headings.map(({ title, from, to }, index) => ({
    heading: title,
    line: from + 1,
    text: textBetween(to, headings[index + 1]?.from),
  }));
  const intro = textBetween(start, headings[0]?.from);
  return intro === '' ? sections : [{ heading: null, line: start + 1, text: intro }, ...sections];
}

function afterFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0;
  return lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line)) + 1;
}

function headingsIn(lines: readonly string[], start: number): readonly Heading[] {
  const headings: Heading[] = [];
  let above = start;
  for (let at = start; at < lines.length; at += 1) {
    const fenced = endOfFence(lines, at);
    const heading = fenced === null ? (hashedAt(lines, at) ?? underlinedAt(lines, at, above)) : null;
    if (heading) headings.push(heading);
    at = fenced ?? at;
    if (heading || fenced !== null) above = at + 1;
  }
  return headings;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * The last line of the code block that starts here; null if none does. An unclosed block ends with the
 * file.
 */
function endOfFence(lines: readonly string[], at: number): number | null {
  const fence = FENCE.exec(lines[at] ?? '')?.[1];
  if (fence === undefined) return null;
  const closing = (line: string, index: number) =>
    index > at && FENCE.exec(line)?.[1] === line.trim() && line.trim().startsWith(fence);
  const end = lines.findIndex(closing);
  return end === -1 ? lines.length - 1 : end;
}

/** `## Title` and `## Title ##` */
function hashedAt(lines: readonly string[], at: number): Heading | null {
  const title = /^ {0,3}#{1,6}(?:[ \t]+(.*))?$/.exec((lines[at] ?? '').trimEnd());
  if (!title) return null;
  return { title: plainText([(title[1] ?? '').replace(/(?:^|[ \t]+)#+$/, '')]), from: at, to: at + 1 };
}

/** Lists, quotations, tables, comments and code cannot be titles. */
const NO_TITLE = /^(?: {4}|\t| {0,3}(?:[-*+>|<]|\d{1,9}[.)]))/;

/** A paragraph underlined with `=` or `-`. `above`: the first line that may belong to it. */
function underlinedAt(lines: readonly string[], at: number, above: number): Heading | null {
  if (!/^ {0,3}(?:=+|-+)[ \t]*$/.test(lines[at] ?? '')) return null;
  let from = at;
  while (from > above && (lines[from - 1] ?? '').trim() !== '') from -= 1;
  if (from === at || NO_TITLE.test(lines[from] ?? '')) return null;
  return { title: plainText(lines.slice(from, at)), from, to: at + 1 };
}
