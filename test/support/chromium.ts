import { type Browser, chromium } from 'playwright-core';

/** Keeps the browser from using network or machine beyond the test's own pages. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The machine's own Chromium, as installed by `npm test`, with a fresh profile. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const setup = new URL('../../scripts/setup/find-servers.mjs', import.meta.url).href;
  const { findChromium } = (await import(setup)) as { findChromium: () => string | null };
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found; `npm test` installs one.');
  return chromium.launch({ executablePath, args: ARGS });
}
