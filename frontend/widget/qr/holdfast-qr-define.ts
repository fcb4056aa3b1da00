import { HoldfastQrElement } from './holdfast-qr-element.ts';

if (!customElements.get('holdfast-qr')) customElements.define('holdfast-qr', HoldfastQrElement);
