const FRAGMENT = /^#holdfast=([\w-]{1,64})$/;

/** Takes the one-time code out of the page's address. */
export function takeHandoverCode(): string | null {
  const code = FRAGMENT.exec(location.hash)?.[1] ?? null;
  if (code !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return code;
}
