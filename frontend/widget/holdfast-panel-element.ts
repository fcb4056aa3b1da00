import { Connection } from './connection.ts';
import { Conversation } from './conversation.ts';
import type { ChatDetails, ChatEvent } from './loader/chat-details.ts';
import type { loadElement } from './loader/load-element.ts';
import { attempt } from './loader/storage.ts';
import type { Model } from './model.ts';
import { randomId } from './random-id.ts';
import { SessionMemory } from './session-memory.ts';
import { TabMemory } from './tab-memory.ts';
import { tellPage } from './tell-page.ts';
import { arrange } from './view/arrange.ts';
import { keepEnd } from './view/keep-end.ts';
import { Panel } from './view/panel.tsx';
import { render } from './view/render.ts';
import { watchPage } from './watch-page.ts';
import css from './widget.css?inline';

/** What the loading element passes to the panel. */
export interface PanelHost {
  /** Origin of the server. */
  readonly api: string;
  /** The page's own title for the chat; default: the assistant's name. */
  readonly title: string | null;
  /** BCP 47, as set by the page; null to use the browser's. */
  readonly locale: string | null;
  readonly handoverCode: string | null;
  readonly loadElement: typeof loadElement;
  /** `hadFocus`: whether the panel, which is now gone, had the focus. */
  readonly onOpenChange: (open: boolean, hadFocus: boolean) => void;
  readonly emit: <Type extends ChatEvent>(type: Type, detail: ChatDetails[Type]) => void;
}

/**
 * `<holdfast-panel>`, or its equivalent in another language: the conversation inside a `<holdfast-chat>`.
 */
export class HoldfastPanelElement extends HTMLElement {
  readonly #host: PanelHost;
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #memory: SessionMemory;
  readonly #tab: TabMemory;
  readonly #conversation: Conversation;
  #undo: (() => void)[] = [];
  #leaveLog: (() => void) | undefined;

  constructor(host: PanelHost) {
    super();
    this.#host = host;
    this.#memory = new SessionMemory(attempt(() => localStorage) ?? null, host.api);
    this.#tab = new TabMemory(attempt(() => sessionStorage) ?? null, host.api);
    this.#conversation = createConversation(host, this.#memory, this.#tab);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#root.adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    const conversation = this.#conversation;
    this.#undo = [
      conversation.watch((model, before) => this.#show(model, before)),
      watchPage(conversation, this.#memory, this.#tab),
    ];
  }

  disconnectedCallback(): void {
    for (const undo of this.#undo) undo();
    this.#leaveLog?.();
    this.#conversation.dispose();
    render(this.#root, null);
  }

  open(byVisitor: boolean): void {
    this.#conversation.open({ byVisitor });
  }

  close(): void {
    this.#conversation.close();
  }

  send(text: string): void {
    this.#conversation.queue(text);
  }

  identify(known: Readonly<Record<string, string>>): void {
    this.#conversation.identify(known);
  }

  #show(model: Model, before: Model): void {
    const { title, onOpenChange, emit } = this.#host;
    const hadFocus = this.matches(':focus-within');
    const props = { model, conversation: this.#conversation, tab: this.#tab, title };
    render(this.#root, model.open && Panel(props));
    arrange(this.#root, model, before, this.#tab);
    if (model.open !== before.open) {
      this.#watchLog();
      onOpenChange(model.open, hadFocus);
    }
    tellPage(emit, model, before);
  }

  /** The log is a new element each time the panel opens. */
  #watchLog(): void {
    this.#leaveLog?.();
    const log = this.#root.querySelector('.log');
    this.#leaveLog = log ? keepEnd(log, this.#tab) : undefined;
  }
}

function createConversation(host: PanelHost, memory: SessionMemory, tab: TabMemory): Conversation {
  const { api, locale, handoverCode, loadElement } = host;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return new Conversation({
    connection: new Connection({ api, memory, deviceId: tab.deviceId, locale, timeZone }),
    memory,
    tab,
    now: Date.now,
    random: Math.random,
    newMessageId: randomId,
    timeZone,
    handoverCode,
    page: () => location.href.replace(/#.*/s, ''),
    // Without the QR code there is still the link.
    onHandover: () => void loadElement('holdfast-qr', 'widget-qr.js').catch(() => undefined),
  });
}
