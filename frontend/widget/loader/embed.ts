import { scriptData } from './script-tag.ts';

/**
 * Adds the element, with the script tag's attributes, to a page without one. Waits until the page is
 * parsed.
 */
export function embed(): void {
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', addElement, { once: true });
  else addElement();
}

function addElement(): void {
  if (document.querySelector('holdfast-chat')) return;
  const element = document.createElement('holdfast-chat');
  Object.assign(element.dataset, scriptData);
  document.body.append(element);
}
