import { scriptNonce, scriptUrl } from './script-tag.ts';

/**
 * The class of a custom element defined by another file beside this one, such as `widget-panel.js`. A
 * classic script, because those load from another origin without CORS. Rejects if loading fails.
 */
export async function loadElement(name: string, file: string): Promise<CustomElementConstructor> {
  if (!customElements.get(name)) await loadScript(new URL(file, scriptUrl).href);
  return customElements.whenDefined(name);
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
