import { generate } from 'lean-qr/nano';

/** `<holdfast-qr text="…">`: the text as a QR code, black on the background behind it. */
export class HoldfastQrElement extends HTMLElement {
  static readonly observedAttributes = ['text'];
  readonly #root = this.attachShadow({ mode: 'open' });

  attributeChangedCallback(_: string, __: string | null, text: string | null): void {
    const canvas = document.createElement('canvas');
    generate(text ?? '').toCanvas(canvas);
    Object.assign(canvas.style, { display: 'block', width: '100%', imageRendering: 'pixelated' });
    this.#root.replaceChildren(canvas);
  }
}
