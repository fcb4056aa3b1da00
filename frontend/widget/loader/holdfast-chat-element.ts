import type { HoldfastPanelElement, PanelHost } from '../holdfast-panel-element.ts';
import type { ChatDetails, ChatEvent } from './chat-details.ts';
import { type Language, languageOf } from './copy.ts';
import { takeHandoverCode } from './handover-code.ts';
import css from './launcher.css?inline';
import { Launcher } from './launcher.ts';
import { loadElement } from './load-element.ts';
import { OpenMemory } from './open-memory.ts';
import { scriptUrl } from './script-tag.ts';

declare global {
  interface Window {
    /** The page's first chat; until the script is loaded, a list of commands for it. */
    Holdfast?: HoldfastChatElement | Command[];
  }
}

type Command = (chat: HoldfastChatElement) => void;

/**
 * `<holdfast-chat>`: a booking chat in the corner of the page. The panel is loaded when it is first opened.
 *
 * Attributes, read when it is connected: `data-api` (origin of the server; default: the script's own),
 * `data-title` (its name on the launcher and the panel), `data-position` (`left`; default: `right`),
 * `data-color` (sets `--holdfast-accent`), `data-lang` (BCP 47; default: the browser's), `data-open` (opens
 * by itself, until the visitor has closed it). Its custom properties are in `launcher.css`, its events in
 * `chat-details.ts`.
 */
export class HoldfastChatElement extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  #host: PanelHost | null = null;
  #language: Language = 'en';
  #launcher: Launcher | null = null;
  #panel: Promise<HoldfastPanelElement | null> | null = null;
  #known: Readonly<Record<string, string>> = {};

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#root.adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    const { api, title, lang, color, open } = this.dataset;
    const origin = new URL(api ?? scriptUrl, location.href).origin;
    const memory = new OpenMemory(origin);
    const host = this.#createHost(origin, memory);
    this.#host = host;
    this.#language = languageOf(lang ? [lang] : navigator.languages);
    const launcher = new Launcher(this.#language, title, () =>
      launcher.isOpen ? this.close() : this.open(),
    );
    this.#launcher = launcher;
    this.#root.replaceChildren(launcher.button);
    if (color) this.style.setProperty('--holdfast-accent', color);
    this.#publish();
    if (host.handoverCode !== null || (memory.isOpen ?? open !== undefined)) void this.#open(false);
  }

  disconnectedCallback(): void {
    this.#root.replaceChildren();
    this.#host = null;
    this.#panel = null;
    if (window.Holdfast === this) delete window.Holdfast;
  }

  /** Opens the panel if it is closed, and moves the focus into it, like the launcher. */
  open(): void {
    void this.#open(true);
  }

  close(): void {
    void this.#panel?.then((panel) => panel?.close());
  }

  /** Opens the panel and sends this message for the visitor. */
  send(text: string): void {
    void this.#open(true).then((panel) => panel?.send(text));
  }

  /**
   * What the page knows of the visitor, by question, such as `{ email: 'ana@example.com' }`; offered as the
   * answer.
   */
  identify(known: Readonly<Record<string, string>>): void {
    this.#known = known;
    void this.#panel?.then((panel) => panel?.identify(known));
  }

  /** Calls back at each such event; returns a function that ends this. */
  on<Type extends ChatEvent>(type: Type, listener: (detail: ChatDetails[Type]) => void): () => void {
    const listen = (event: Event): void => listener((event as CustomEvent<ChatDetails[Type]>).detail);
    this.addEventListener(`holdfast:${type}`, listen);
    return () => this.removeEventListener(`holdfast:${type}`, listen);
  }

  /**
   * Runs the command on this chat, so that `Holdfast.push(…)` works the same before and after the script is
   * loaded.
   */
  push(command: Command): void {
    command(this);
  }

  async #open(byVisitor: boolean): Promise<HoldfastPanelElement | null> {
    this.#panel ??= this.#load();
    const panel = await this.#panel;
    panel?.open(byVisitor);
    return panel;
  }

  /** Null if it could not be loaded, which the launcher reports, or is no longer wanted. */
  async #load(): Promise<HoldfastPanelElement | null> {
    const host = this.#host;
    this.#launcher?.show('loading');
    try {
      const name = panelIn(this.#language);
      const Panel = await loadElement(`holdfast-${name}`, `widget-${name}.js`);
      if (host === null || this.#host !== host) return null;
      const panel = new Panel(host) as HoldfastPanelElement;
      panel.identify(this.#known);
      this.#root.prepend(panel);
      return panel;
    } catch {
      // The kind of network error does not matter to anyone.
      this.#launcher?.show('failed');
      this.#panel = null;
      return null;
    }
  }

  #createHost(api: string, memory: OpenMemory): PanelHost {
    const { title, lang } = this.dataset;
    return {
      api,
      title: title ?? null,
      locale: lang || null,
      handoverCode: takeHandoverCode(),
      loadElement,
      onOpenChange: (open, hadFocus) => {
        memory.isOpen = open;
        this.#launcher?.show(open ? 'open' : 'closed');
        if (!open && hadFocus) this.#launcher?.button.focus();
      },
      emit: (type, detail) =>
        this.dispatchEvent(new CustomEvent(`holdfast:${type}`, { detail, bubbles: true, composed: true })),
    };
  }

  #publish(): void {
    const waiting = window.Holdfast ?? [];
    if (!Array.isArray(waiting)) return;
    window.Holdfast = this;
    for (const command of waiting) this.push(command);
  }
}

/** English keeps the plain name: an open page may still run a loader that knows no other languages. */
const panelIn = (language: Language): string => (language === 'en' ? 'panel' : `panel-${language}`);
