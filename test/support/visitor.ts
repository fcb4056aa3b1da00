import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { heardMessage } from './confidences.ts';

/** Allows for a loaded machine, like `eventually`. */
const WITHIN_MS = 60_000;

/** One person with their own browser on a page with the widget, and every error that occurs there. */
export interface Visitor {
  readonly page: Page;
  readonly panel: Locator;
  readonly launcher: Locator;
  /** Console errors and uncaught exceptions. */
  readonly errors: readonly string[];
  /** The origins of all requests. */
  readonly origins: ReadonlySet<string>;
  /** Types and sends the text as soon as the previous message is answered. */
  say(text: string): Promise<void>;
  choose(label: string | RegExp): Promise<void>;
  /** Waits until the newest reply shows this. */
  sees(text: string | RegExp): Promise<void>;
  leave(): Promise<void>;
}

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    timezoneId: 'Europe/Lisbon',
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  return visitorOn(await context.newPage(), url);
}

/** The same person in this tab. */
export async function visitorOn(page: Page, url: string): Promise<Visitor> {
  const errors: string[] = [];
  const origins = new Set<string>();
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  page.setDefaultTimeout(WITHIN_MS);
  await page.goto(url);

  const panel = page.getByRole('dialog');
  const newestReply = panel.locator('.line.assistant:not(.typing)').last();
  const input = panel.getByLabel('Your message');
  return {
    page,
    panel,
    launcher: page.locator('holdfast-chat .launcher'),
    errors,
    origins,
    say: async (text) => {
      heardMessage(text);
      await input.fill(text);
      await panel.locator('.send[aria-disabled="false"]').waitFor();
      await input.press('Enter');
    },
    choose: (label) => newestReply.getByRole('button', { name: label }).first().click(),
    sees: (text) => newestReply.getByText(text).first().waitFor(),
    leave: () => page.context().close(),
  };
}
