import * as copy from './copy/en.ts';
import { HoldfastPanelElement } from './holdfast-panel-element.ts';

/** If a page loads the script twice, the first definition stays. */
if (!customElements.get(copy.element)) customElements.define(copy.element, HoldfastPanelElement);
