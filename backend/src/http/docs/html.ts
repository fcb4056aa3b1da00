/** Markup that is inserted into a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Html | readonly Html[];

/** A template for markup. Values that are not markup themselves are escaped. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(parts.reduce((text, part, index) => `${text}${inPage(pieces[index - 1] ?? '')}${part}`));

function inPage(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(({ text }) => text).join('');
  return String(piece).replaceAll(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}

/** Paragraphs with inline `code`. */
export const prose = (text: string): readonly Html[] =>
  text.split('\n\n').map((paragraph) => html`<p>${words(paragraph)}</p>`);

/** The same without paragraphs. */
export const words = (text: string): readonly Html[] =>
  text.split('`').map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`));
