import type { TabMemory } from '../tab-memory.ts';

/**
 * Keeps the end of the log in view when what is below it grows, such as the composer or a phone's keyboard.
 * Returns a function that ends this.
 */
export function keepEnd(log: Element, tab: TabMemory): () => void {
  let height = log.clientHeight;
  const observer = new ResizeObserver(() => {
    const hasShrunk = log.clientHeight < height;
    height = log.clientHeight;
    if (hasShrunk && tab.scroll === null) log.scrollTop = log.scrollHeight;
  });
  observer.observe(log);
  return () => observer.disconnect();
}
