import { HoldfastChatElement } from './holdfast-chat-element.ts';

/** A page that loads the script twice keeps the first definition. */
if (!customElements.get('holdfast-chat')) customElements.define('holdfast-chat', HoldfastChatElement);
