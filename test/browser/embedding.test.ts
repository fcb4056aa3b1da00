import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';
import { type Site, type SitePage, startSite } from '../support/site.ts';
import { type Visitor, visit } from '../support/visitor.ts';

let holdfast: HoldfastProcess;
let site: Site;
let browser: Browser;
let page: SitePage;

const htmlOf = (head: string, body = '<h1>Somebody else</h1>'): string =>
  `<!doctype html><html lang="en"><title>Other</title>${head}<body>${body}`;
const script = (attributes = ''): string =>
  `<script async src="${holdfast.url}/widget.js"${attributes}></script>`;

beforeAll(async () => {
  site = await startSite(() => page);
  [holdfast, browser] = await Promise.all([startHoldfast({ CORS_ORIGINS: site.url }), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([holdfast.stop(), site.close()]);
});

beforeEach(() => {
  page = { html: htmlOf(script()) };
});

async function bookedName(visitor: Visitor): Promise<void> {
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
}

it('before a click a page pays for the launcher only, and nothing on it moves', async () => {
  const visitor = await visit(browser, 'about:blank');
  const asked: string[] = [];
  visitor.page.on('request', (request) => asked.push(request.url()));
  await visitor.page.addInitScript(`
    globalThis.shifts = 0;
    new PerformanceObserver((list) => { shifts += list.getEntries().length }).observe({ type: 'layout-shift', buffered: true });
  `);
  await visitor.page.goto(site.url);
  await visitor.launcher.waitFor();
  expect(asked).toEqual([`${site.url}/`, `${holdfast.url}/widget.js`]);
  const heading = visitor.page.getByRole('heading', { name: 'Somebody else' });
  const where = await heading.boundingBox();
  expect(await visitor.page.evaluate('shifts')).toBe(0);
  await visitor.launcher.click();
  await bookedName(visitor);
  expect(await heading.boundingBox()).toEqual(where);
  expect([...visitor.origins].filter((origin) => origin !== 'null').sort()).toEqual(
    [holdfast.url, site.url].sort(),
  );
  expect(await visitor.page.context().cookies()).toEqual([]);
  await visitor.leave();
});

it('works under a strict content security policy, by the nonce of its tag alone', async () => {
  const policy = [
    "default-src 'none'",
    "script-src 'nonce-abc'",
    `connect-src ${holdfast.url}`,
    "base-uri 'none'",
  ].join('; ');
  page = { html: htmlOf(script(' nonce="abc"')), headers: { 'content-security-policy': policy } };
  const visitor = await visit(browser, site.url);
  await visitor.launcher.click();
  await bookedName(visitor);
  await visitor.panel.getByLabel('More').click();
  await visitor.panel.getByRole('button', { name: 'Continue on your phone' }).click();
  await visitor.panel.locator('holdfast-qr canvas').waitFor();
  expect(visitor.errors).toEqual([]);
  await visitor.leave();
});

it('takes its title, colour and side from attributes, and opens by itself until the visitor has closed it', async () => {
  const attributes =
    ' data-title="Ask us" data-color="#ffd400" data-position="left" data-open data-lang="en-GB"';
  page = { html: htmlOf(script(attributes)) };
  const visitor = await visit(browser, site.url);
  await visitor.panel.getByRole('heading', { name: 'Ask us' }).waitFor();
  const colours = await visitor.page.evaluate(`(() => {
    const { backgroundColor, color } = getComputedStyle(Holdfast.shadowRoot.querySelector('button'));
    return [backgroundColor, color];
  })()`);
  // Black text on yellow, where white would be unreadable.
  expect(colours).toEqual(['rgb(255, 212, 0)', 'oklch(0 0 0)']);
  expect((await visitor.launcher.boundingBox())?.x).toBe(20);
  await visitor.launcher.click();
  await visitor.panel.waitFor({ state: 'detached' });
  await visitor.page.reload();
  await visitor.page.getByRole('button', { name: 'Ask us', expanded: false }).waitFor();
  await visitor.leave();
});

it('stands where the page puts the element itself, and several side by side', async () => {
  const elements = ['right', 'left'].map(
    (side) =>
      `<holdfast-chat data-api="${holdfast.url}" data-title="On the ${side}" data-position="${side}"></holdfast-chat>`,
  );
  page = { html: htmlOf(script(), elements.join('')) };
  const visitor = await visit(browser, site.url);
  await visitor.page.getByRole('button', { name: 'On the left' }).waitFor();
  await visitor.page.getByRole('button', { name: 'On the right' }).waitFor();
  expect(await visitor.page.locator('holdfast-chat').count()).toBe(2);
  await visitor.leave();
});

it('says so when the panel cannot be loaded, and loads it at the next click', async () => {
  const visitor = await visit(browser, site.url);
  await visitor.page.route('**/widget-panel.js', (route) => route.abort());
  await visitor.launcher.click();
  await visitor.page.getByRole('button', { name: 'Not reachable' }).waitFor();
  await visitor.page.unroute('**/widget-panel.js');
  await visitor.launcher.click();
  await visitor.sees(/I'm BTRIX/);
  await visitor.leave();
});

describe('the page', () => {
  const early = `<script>
    globalThis.before = new Set(Object.getOwnPropertyNames(globalThis));
    globalThis.told = [];
    (globalThis.Holdfast ??= []).push((chat) => {
      for (const type of ['open', 'close', 'message', 'booking', 'end'])
        chat.on(type, (detail) => told.push([type, detail]));
    });
  </script>`;

  it('opens it, sends messages through it, gets its events, and has one global', async () => {
    page = { html: htmlOf(early + script()) };
    const visitor = await visit(browser, site.url);
    await visitor.launcher.waitFor();
    await visitor.page.evaluate("Holdfast.identify({ name: 'Ana Silva' })");
    await visitor.page.evaluate("Holdfast.send('book a demo')");
    await visitor.sees(/your name/);
    await visitor.panel.getByRole('button', { name: 'Ana Silva' }).click();
    await visitor.sees(/Thanks, Ana/);
    await visitor.page.evaluate('Holdfast.close()');
    await visitor.panel.waitFor({ state: 'detached' });
    expect(await visitor.page.evaluate('told')).toEqual([
      ['open', null],
      ['message', { from: 'visitor', text: 'book a demo' }],
      ['message', { from: 'assistant', text: expect.stringContaining('your name') }],
      ['message', { from: 'visitor', text: 'Ana Silva' }],
      ['message', { from: 'assistant', text: expect.stringContaining('Thanks, Ana') }],
      ['close', null],
    ]);
    const globals = 'Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))';
    expect(await visitor.page.evaluate(globals)).toEqual(['before', 'told', 'Holdfast']);
    await visitor.leave();
  });

  it('hears events bubble, and no more once the element is gone', async () => {
    const visitor = await visit(browser, site.url);
    await visitor.launcher.waitFor();
    await visitor.page.evaluate(`
      globalThis.heard = 0;
      document.addEventListener('holdfast:open', () => heard++);
      Holdfast.open();
    `);
    await visitor.sees(/I'm BTRIX/);
    await visitor.page.evaluate("document.querySelector('holdfast-chat').remove()");
    expect(await visitor.page.evaluate('[heard, typeof Holdfast]')).toEqual([1, 'undefined']);
    await visitor.leave();
  });
});
