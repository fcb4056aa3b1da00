const tag = document.currentScript;

/** The script's own address; known only while it runs for the first time, hence at import. */
export const scriptUrl: URL = new URL(tag?.getAttribute('src') ?? '', document.baseURI);

/** Allows the scripts that this one loads under a content security policy that asks for it. */
export const scriptNonce: string = tag?.nonce ?? '';

/** The `data-…` attributes of the script tag, for the element that it adds itself. */
export const scriptData: Readonly<Record<string, string | undefined>> = { ...tag?.dataset };
