import { copies, type Language } from './copy.ts';

const SVG = 'http://www.w3.org/2000/svg';

const CHAT = [
  'M4.75 5.75h14.5a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1H11l-4.25 3.5v-3.5h-2a1 1 0 0 1-1-1v-9.5a1 1 0 0 1 1-1Z',
  'M8 10h8M8 13.25h5',
].join('');
const CLOSE = 'm6.5 6.5 11 11m0-11-11 11';

type State = 'closed' | 'loading' | 'failed' | 'open';

/** The button in the corner of the page. */
export class Launcher {
  isOpen = false;
  readonly button = document.createElement('button');
  readonly #label = document.createElement('span');
  readonly #path = document.createElementNS(SVG, 'path');
  readonly #labels: Readonly<Record<State, string>>;

  /** `title`: the page's own, which replaces the sentence in this language. */
  constructor(language: Language, title: string | undefined, onToggle: () => void) {
    const [launch, close, failed] = copies[language];
    const label = title ?? launch;
    this.#labels = { closed: label, loading: label, failed, open: close };
    const icon = document.createElementNS(SVG, 'svg');
    icon.setAttribute('class', 'icon');
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.ariaHidden = 'true';
    icon.append(this.#path);
    this.button.type = 'button';
    this.button.lang = language;
    this.button.className = 'launcher';
    this.button.append(icon, this.#label);
    this.button.onclick = onToggle;
    this.show('closed');
  }

  show(state: State): void {
    const open = state === 'open';
    this.isOpen = open;
    this.#path.setAttribute('d', open ? CLOSE : CHAT);
    this.#label.textContent = this.#labels[state];
    this.button.ariaExpanded = String(open);
    this.button.ariaBusy = String(state === 'loading');
  }
}
