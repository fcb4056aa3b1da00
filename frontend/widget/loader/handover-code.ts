const FRAGMENT = /^#holdfast=([\w-]{1,64})$/;

/** The one-time code in the page's address, which is taken out of it at once. */
export function takeHandoverCode(): string | null {
  const code = FRAGMENT.exec(location.hash)?.[1] ?? null;
  if (code !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return code;
}
