import { HoldfastChatElement } from './holdfast-chat-element.ts';

/** If a page loads the script twice, the first definition stays. */
if (!customElements.get('holdfast-chat')) customElements.define('holdfast-chat', HoldfastChatElement);
