import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';

let holdfast: HoldfastProcess;
let browser: Browser;

beforeAll(async () => {
  [holdfast, browser] = await Promise.all([startHoldfast(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await holdfast?.stop();
});

it.each([
  ['light', 1280],
  ['dark', 390],
] as const)('the API is there to read in %s at %i pixels', async (colorScheme, width) => {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('requestfailed', (request) => complaints.push(request.url()));
  await page.goto(`${holdfast.url}/docs`);
  await page.getByRole('navigation').getByRole('link', { name: 'Take a turn' }).click();
  await page.getByText('Request: greeting').click();
  await page.getByText('"message": "hello"').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  expect(await page.evaluate('getComputedStyle(document.body).margin')).not.toBe('8px');
  expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});
