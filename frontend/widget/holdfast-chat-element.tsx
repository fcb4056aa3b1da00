import { render } from 'preact';
import { Connection } from './connection.ts';
import { Conversation } from './conversation.ts';
import { randomId } from './random-id.ts';
import { scriptOrigin } from './script-origin.ts';
import { attempt, SessionMemory } from './session-memory.ts';
import { TabMemory } from './tab-memory.ts';
import { Widget } from './view/widget.tsx';
import css from './widget.css?inline';

/**
 * `<holdfast-chat>`: a booking chat in the corner of the page.
 *
 * Attributes, read when it is connected: `data-api` (origin of the server; default the script's own),
 * `data-title` (its name on the launcher and the panel), `data-open` (opens by itself).
 * The custom property `--holdfast-accent` sets its colour, `--holdfast-on-accent` that of text on it.
 */
export class HoldfastChatElement extends HTMLElement {
  #conversation: Conversation | null = null;
  #undo: (() => void)[] = [];

  connectedCallback(): void {
    const api = originOf(this.dataset.api ?? scriptOrigin);
    const tab = new TabMemory(attempt(() => sessionStorage) ?? null, api);
    const conversation = createConversation(api, tab);
    this.#conversation = conversation;
    this.#undo.push(() => conversation.dispose());
    if (this.dataset.open !== undefined || tab.open) conversation.open({ byVisitor: false });
    this.#show(conversation);
    this.#watch(conversation, tab);
  }

  disconnectedCallback(): void {
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) undo();
    this.#conversation = null;
  }

  /** Opens the panel, if it is not open, and moves the focus into it, as the launcher does. */
  open(): void {
    this.#conversation?.open({ byVisitor: true });
  }

  close(): void {
    this.#conversation?.close();
  }

  #show(conversation: Conversation): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    render(<Widget conversation={conversation} title={this.dataset.title ?? null} />, root);
    this.#undo.push(() => render(null, root));
  }

  #watch(conversation: Conversation, tab: TabMemory): void {
    this.#undo.push(
      conversation.model.subscribe(({ open }) => {
        tab.open = open;
      }),
    );
    const noticeOnline = (): void => conversation.setOnline(navigator.onLine);
    for (const type of ['online', 'offline']) {
      addEventListener(type, noticeOnline);
      this.#undo.push(() => removeEventListener(type, noticeOnline));
    }
    noticeOnline();
  }
}

function createConversation(api: string, tab: TabMemory): Conversation {
  const memory = new SessionMemory(attempt(() => localStorage) ?? null, api);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const options = { api, memory, deviceId: tab.deviceId, locale: navigator.language, timeZone };
  return new Conversation({
    connection: new Connection(options),
    memory,
    now: Date.now,
    newMessageId: randomId,
    timeZone,
  });
}

const originOf = (url: string): string => new URL(url, location.href).origin;
