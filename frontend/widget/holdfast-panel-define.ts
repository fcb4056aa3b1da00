import * as copy from './copy/en.ts';
import { HoldfastPanelElement } from './holdfast-panel-element.ts';

/** A page that loads the script twice keeps the first definition. */
if (!customElements.get(copy.element)) customElements.define(copy.element, HoldfastPanelElement);
