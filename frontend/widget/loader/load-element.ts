import { scriptNonce, scriptUrl } from './script-tag.ts';

/**
 * The class of a custom element that another file beside this one defines: `holdfast-qr` in `widget-qr.js`.
 * A classic script, because one of another origin needs no permission to be loaded. Rejects if it cannot be.
 */
export async function loadElement(name: string): Promise<CustomElementConstructor> {
  const element = `holdfast-${name}`;
  if (!customElements.get(element)) await loadScript(new URL(`widget-${name}.js`, scriptUrl).href);
  return customElements.whenDefined(element);
}

function loadScript(src: string): Promise<unknown> {
  const script = document.createElement('script');
  script.src = src;
  script.nonce = scriptNonce;
  return new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  }).finally(() => script.remove());
}
