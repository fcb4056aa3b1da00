import { HoldfastPanelElement } from './holdfast-panel-element.ts';

/** A page that loads the script twice keeps the first definition. */
if (!customElements.get('holdfast-panel')) customElements.define('holdfast-panel', HoldfastPanelElement);
