import type { Conversation } from './conversation.ts';
import type { SessionMemory } from './session-memory.ts';
import type { TabMemory } from './tab-memory.ts';

/** A page hidden for this long needs no stream. */
const HIDDEN_AFTER_MS = 10_000;
const HEARTBEAT_EVERY_MS = 30_000;

/** Watches the network, other tabs and the page's visibility; returns a function that ends this. */
export function watchPage(conversation: Conversation, memory: SessionMemory, tab: TabMemory): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function beat(): void {
    conversation.beat();
    timer = setTimeout(beat, HEARTBEAT_EVERY_MS);
  }
  function noticeVisibility(): void {
    clearTimeout(timer);
    conversation.setVisible(true);
    if (document.hidden) {
      timer = setTimeout(() => {
        conversation.setVisible(false);
        beat();
      }, HIDDEN_AFTER_MS);
    }
  }
  const noticeOnline = (): void => conversation.setOnline(navigator.onLine);
  const leave = (): void => tab.leave();
  function noticeStorage({ key }: StorageEvent): void {
    if (memory.refresh(key)) conversation.switchSession();
  }

  const ended = new AbortController();
  const { signal } = ended;
  addEventListener('online', noticeOnline, { signal });
  addEventListener('offline', noticeOnline, { signal });
  addEventListener('storage', noticeStorage, { signal });
  addEventListener('pagehide', leave, { signal });
  document.addEventListener('visibilitychange', noticeVisibility, { signal });
  noticeOnline();
  noticeVisibility();
  return () => {
    ended.abort();
    clearTimeout(timer);
  };
}
