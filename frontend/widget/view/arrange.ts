import type { Model } from '../model.ts';
import type { TabMemory } from '../tab-memory.ts';

/** When the panel fills the screen; the style sheet has the same condition. */
const SHEET = '(max-width: 480px), (max-height: 480px)';
/** Pixels kept free above the line that is scrolled to. */
const LINE_GAP = 12;

/** Updates focus and scroll position after a change is on the screen. */
export function arrange(root: ShadowRoot, model: Model, before: Model, tab: TabMemory): void {
  if (!model.open) return;
  const input = root.querySelector('textarea');
  if (!before.open) {
    showDialog(root);
    if (tab.state.writing && !model.takesFocus) input?.focus();
  }
  if (model.openings !== before.openings && model.takesFocus) input?.focus();
  if (model.aside?.kind !== before.aside?.kind) (root.querySelector<HTMLElement>('.aside') ?? input)?.focus();
  const log = root.querySelector('.log');
  if (log && hasMoved(model, before)) place(log, before, tab);
}

function showDialog(root: ShadowRoot): void {
  const dialog = root.querySelector('dialog');
  // A full-screen panel covers the page, so nothing behind it may be reachable. Otherwise the page stays
  // usable.
  if (!matchMedia(SHEET).matches) dialog?.setAttribute('open', '');
  else {
    dialog?.showModal();
    dialog?.focus();
  }
}

const hasMoved = (model: Model, before: Model): boolean =>
  model.open !== before.open ||
  model.lines !== before.lines ||
  model.phase.kind !== before.phase.kind ||
  model.typing !== before.typing ||
  model.online !== before.online;

/** Restores the position from before a reload; later shows the newest line. */
function place(log: Element, before: Model, tab: TabMemory): void {
  const isFirst = before.lines.length === 0 || !before.open;
  if (isFirst && tab.scroll !== null) log.scrollTop = tab.scroll;
  else showLatest(log);
}

/**
 * Scrolls to the end of the log, unless that would hide the start of the newest line. A held time runs out,
 * so its question and buttons take precedence, and what is above can be scrolled to.
 */
function showLatest(log: Element): void {
  const newest = log.lastElementChild;
  const beginning =
    log.scrollTop + (newest?.getBoundingClientRect().top ?? 0) - log.getBoundingClientRect().top;
  const end = log.scrollHeight - log.clientHeight;
  log.scrollTop = newest?.querySelector('.hold') ? end : Math.min(end, beginning - LINE_GAP);
}
