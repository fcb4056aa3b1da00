/** Where this script was loaded from; known only while it runs for the first time, hence at import. */
export const scriptOrigin: string =
  document.currentScript instanceof HTMLScriptElement && document.currentScript.src
    ? new URL(document.currentScript.src).origin
    : location.origin;

/** The `data-…` attributes of the script tag, for the element that it adds itself. */
export const scriptData: Readonly<Record<string, string | undefined>> =
  document.currentScript instanceof HTMLScriptElement ? { ...document.currentScript.dataset } : {};
