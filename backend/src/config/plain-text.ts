const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
/** Lines that start anew: list items and table rows. */
const OWN_LINE = /^\s*(?:[-*+]|\d{1,9}[.)]|\|)\s*/;
const BREAK = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*$/;

/**
 * Converts Markdown lines for a chat that shows plain text: paragraphs are separated by an empty line, list
 * items keep their own lines, links show their target. Comments are removed.
 */
export function plainText(lines: readonly string[]): string {
  const blocks: string[][] = [[]];
  let isCode = false;
  for (const line of withoutComments(lines)) {
    const block = blocks.at(-1) ?? [];
    if (FENCE.test(line)) isCode = !isCode;
    else if (isCode) block.push(line.trimEnd());
    else if (line.trim() === '' || BREAK.test(line)) blocks.push([]);
    else if (TABLE_RULE.test(line)) continue;
    else addLine(block, line);
  }
  const paragraphs = blocks.map((block) => block.join('\n').trim());
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

const withoutComments = (lines: readonly string[]): readonly string[] =>
  lines
    .join('\n')
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
    .split('\n');

/** Continues the paragraph or list item above, or starts a new line. */
function addLine(block: string[], line: string): void {
  const said = inlineText(line.replace(/^ {0,3}(?:> ?)+/, ''));
  if (block.length === 0 || OWN_LINE.test(line)) block.push(said);
  else block.push(`${block.pop() ?? ''} ${said}`);
}

/** Removes the markup of emphasis, code, links and images. */
function inlineText(line: string): string {
  const pieces = line
    .trim()
    .replace(/\\$/, '')
    .split(/(`+[^`]+`+)/);
  return pieces
    .map((piece) => (piece.startsWith('`') ? piece.replaceAll('`', '') : unmarked(piece)))
    .join('');
}

const unmarked = (text: string): string =>
  text
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\[([^\]]+)\]\(<?([^)\s>]+)>?[^)]*\)/g, (_, label: string, to: string) =>
      label === to || to === `mailto:${label}` ? label : `${label} (${to.replace(/^mailto:/, '')})`,
    )
    .replaceAll(/<((?:https?:|mailto:)[^>\s]+|[^>\s@]+@[^>\s]+)>/g, '$1')
    .replaceAll(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
