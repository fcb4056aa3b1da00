const tag = document.currentScript;

/** The script's own address. It is known only during its first run, hence at import. */
export const scriptUrl: URL = new URL(tag?.getAttribute('src') ?? '', document.baseURI);

/** The nonce that lets this script load others under a content security policy. */
export const scriptNonce: string = tag?.nonce ?? '';

/** The `data-…` attributes of the script tag, for the element that it adds. */
export const scriptData: Readonly<Record<string, string | undefined>> = { ...tag?.dataset };
