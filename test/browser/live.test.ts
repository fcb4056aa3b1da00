import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';
import { type Visitor, visit, visitorOn } from '../support/visitor.ts';

let holdfast: HoldfastProcess;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  [holdfast, browser] = await Promise.all([startHoldfast(), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await holdfast.stop();
});

beforeEach(async () => {
  visitor = await visit(browser, holdfast.url);
  await visitor.launcher.click();
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
});

afterEach(() => visitor.leave());

async function secondTab(): Promise<Visitor> {
  const page = await visitor.page.context().newPage();
  const tab = await visitorOn(page, holdfast.url);
  await tab.launcher.click();
  await tab.sees(/your name/);
  return tab;
}

it('two tabs say the same, each thing once, and know of each other', async () => {
  const other = await secondTab();
  await visitor.panel.getByText('Also open on another device').waitFor();
  await other.say('Ana Silva');
  await other.sees(/Thanks, Ana/);
  await visitor.sees(/Thanks, Ana/);
  await visitor.say('ana@acme.example');
  await other.sees(/phone/);
  const linesOf = async ({ panel }: Visitor): Promise<readonly string[]> =>
    panel.locator('.line:not(.typing)').allInnerTexts();
  expect(await linesOf(other)).toEqual(await linesOf(visitor));
  await other.page.close();
  await visitor.panel.getByText('Bookings and questions').waitFor();
});

it('what one tab writes shows as dots in the other', async () => {
  const other = await secondTab();
  await other.panel.getByText('Also open on another device').waitFor();
  await other.panel.getByLabel('Your message').pressSequentially('An');
  await visitor.panel.getByText('Is typing').waitFor();
});

it('a tab that is not looked at stops listening, says that it is there, and catches up', async () => {
  const other = await secondTab();
  const { page, panel } = visitor;
  const show = (visible: boolean): Promise<unknown> =>
    page.evaluate(`
      Object.defineProperty(document, 'hidden', { configurable: true, value: ${!visible} });
      document.dispatchEvent(new Event('visibilitychange'));
    `);
  const beatAfter = async (ms: number): Promise<void> => {
    const beat = page.waitForResponse('**/api/chat/heartbeat');
    await page.clock.fastForward(ms);
    expect((await beat).status()).toBe(204);
  };
  await page.clock.install();
  await show(false);
  await beatAfter(10_000);
  await beatAfter(30_000);
  await other.say('Ana Silva');
  await other.sees(/Thanks, Ana/);
  await other.panel.getByText('Also open on another device').waitFor();
  expect(await panel.getByText('Thanks, Ana').count()).toBe(0);
  await show(true);
  await visitor.sees(/Thanks, Ana/);
});

it('what was half-typed, the focus and the scroll position survive a reload', async () => {
  for (const text of ['menu', 'AI Agents', 'menu', 'AI Agents']) await visitor.say(text);
  await visitor.sees(/Which agent/);
  const input = visitor.panel.getByLabel('Your message');
  const log = visitor.panel.getByRole('log');
  await input.fill('Tuesday aft');
  await log.evaluate(
    (element) =>
      new Promise((resolve) => {
        element.addEventListener('scroll', resolve, { once: true });
        element.scrollTop = 60;
      }),
  );
  await visitor.page.reload();
  await visitor.sees(/Which agent/);
  expect(await input.inputValue()).toBe('Tuesday aft');
  await input.and(visitor.page.locator(':focus')).waitFor();
  expect(await log.evaluate((element) => element.scrollTop)).toBe(60);
});

it('what is said last stays in view while a long message is written', async () => {
  for (const text of ['menu', 'AI Agents', 'menu', 'AI Agents', 'Sales']) await visitor.say(text);
  const last = visitor.panel.getByRole('button', { name: 'See the others' }).last();
  await last.waitFor();
  // Offline: nothing more arrives that would scroll to the newest line.
  await visitor.page.context().setOffline(true);
  await visitor.panel.getByText('You are offline').waitFor();
  const log = visitor.panel.getByRole('log');
  await log.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const isShown = async (): Promise<boolean> => {
    const [button, view] = [await last.boundingBox(), await log.boundingBox()];
    if (!button || !view) throw new Error('unreachable');
    return button.y + button.height <= view.y + view.height;
  };
  expect(await isShown()).toBe(true);
  const before = await log.boundingBox();
  await visitor.panel.getByLabel('Your message').fill('A long story. '.repeat(40));
  await expect.poll(async () => (await log.boundingBox())?.height).toBeLessThan(before?.height ?? 0);
  await expect.poll(isShown).toBe(true);
});

it('forgetting ends the conversation in every tab', async () => {
  const other = await secondTab();
  await visitor.panel.getByLabel('More').click();
  await visitor.panel.getByRole('button', { name: 'Forget me' }).click();
  await visitor.panel.getByRole('button', { name: 'Yes, forget me' }).click();
  await visitor.panel.getByText('This conversation was deleted.').waitFor();
  await other.panel.getByText('This conversation was deleted.').waitFor();
  expect(await visitor.page.evaluate('localStorage.length')).toBe(0);
});

it('a booking goes into the calendar', async () => {
  await visitor.say('Ana, ana@acme.example, +351 912 345 678, Acme, 25, WhatsApp, more leads');
  await visitor.panel.getByText('Times are Lisbon time').waitFor();
  await visitor.choose(/^\d\d:\d\d/);
  await visitor.choose('Yes, book it');
  const downloading = visitor.page.waitForEvent('download');
  await visitor.panel.getByRole('button', { name: 'Add to calendar' }).click();
  const download = await downloading;
  const reference = await visitor.panel.locator('.reference dd').innerText();
  expect(download.suggestedFilename()).toBe(`${reference}.ics`);
  expect(await readFile(await download.path(), 'utf8')).toContain(`UID:${reference}\r\n`);
});

it('what looks like markup is shown as what it is', async () => {
  const texts = ['<img src=x onerror="globalThis.hacked = 1">', '</textarea><script>hacked = 1</script>'];
  for (const text of texts) {
    await visitor.say(text);
    await visitor.panel.getByText(text, { exact: true }).waitFor();
  }
  await visitor.page.reload();
  for (const text of texts) await visitor.panel.getByText(text, { exact: true }).waitFor();
  expect(await visitor.panel.locator('img, script').count()).toBe(0);
  expect(await visitor.page.evaluate('typeof hacked')).toBe('undefined');
});
