import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';
import { type Visitor, visit } from '../support/visitor.ts';

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
});

afterEach(() => visitor.leave());

it('a visitor books a demo by clicking and typing', async () => {
  await visitor.launcher.click();
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  await visitor.say('Ana Conceição');
  await visitor.sees(/email/);
  await visitor.say('ana@acme.example');
  await visitor.sees(/phone/);
  await visitor.say('+351 912 345 678');
  await visitor.sees(/company/);
  await visitor.say('Acme');
  await visitor.sees(/employees/);
  await visitor.say('25');
  await visitor.choose('WhatsApp');
  await visitor.choose('More leads');
  await visitor.panel.getByText('Times are Lisbon time').waitFor();
  await visitor.choose(/^\d\d:\d\d$/);
  await visitor.panel.getByRole('timer').waitFor();
  await visitor.panel.getByRole('definition').getByText('ana@acme.example').waitFor();
  await visitor.choose('Yes, book it');

  const booking = visitor.panel.getByRole('region', { name: 'Booking confirmed' });
  const reference = await booking.locator('dd').first().innerText();
  expect(reference).toMatch(/^[A-Z2-9-]{6,}$/);
  expect(visitor.errors).toEqual([]);
  expect([...visitor.origins]).toEqual([holdfast.url]);
});

it('the buttons of a place that the conversation has left cannot be pressed', async () => {
  await visitor.launcher.click();
  await visitor.choose('AI Agents');
  await visitor.sees(/Which agent/);
  const welcome = visitor.panel.locator('.line.assistant').first();
  expect(await welcome.getByRole('button', { name: 'Book a Demo' }).isDisabled()).toBe(true);
});

it('the buttons above a re-ask still answer, also after a reload, and the hold goes on counting', async () => {
  await visitor.launcher.click();
  await visitor.say('book a demo');
  await visitor.say('Ana, ana@acme.example, +351 912 345 678, Acme, 25, WhatsApp, more leads');
  await visitor.panel.getByText('Times are Lisbon time').waitFor();
  await visitor.say('hmm');
  await visitor.sees(/couldn't match/);
  await visitor.page.reload();
  await visitor.sees(/couldn't match/);
  await visitor.panel
    .getByRole('button', { name: /^\d\d:\d\d$/ })
    .first()
    .click();
  await visitor.sees(/Shall I book it/);
  await visitor.say('hmm');
  await visitor.sees(/tell me what to change/);
  await visitor.panel.getByRole('timer').waitFor();
});

it('in a window too low for the review its question, the hold and the buttons are in view', async () => {
  await visitor.page.setViewportSize({ width: 1280, height: 600 });
  await visitor.launcher.click();
  await visitor.say('book a demo');
  await visitor.say('Ana, ana@acme.example, +351 912 345 678, Acme, 25, WhatsApp, more leads');
  await visitor.panel.getByText('Times are Lisbon time').waitFor();
  await visitor.choose(/^\d\d:\d\d$/);
  await visitor.panel.getByRole('timer').waitFor();
  const composer = await visitor.panel.locator('.composer').boundingBox();
  const header = await visitor.panel.locator('.header').boundingBox();
  for (const inView of ['Shall I book it?', 'is held for you', 'Cancel']) {
    const box = await visitor.panel.getByText(inView).last().boundingBox();
    expect(box?.y).toBeGreaterThan((header?.y ?? 0) + (header?.height ?? 0));
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(composer?.y ?? 0);
  }
});

it("the page's own button leads to the chat, also while it is open", async () => {
  const { page, panel } = visitor;
  const button = page.getByRole('button', { name: 'Book a Demo' }).first();
  const input = panel.getByLabel('Your message');
  await button.click();
  await input.and(page.locator(':focus')).waitFor();
  await button.focus();
  await button.press('Enter');
  await input.and(page.locator(':focus')).waitFor();
});

it('the page speaks for the business that is served', async () => {
  const barbershop = await startHoldfast({ BUSINESS_DIR: 'backend/business/barbershop' });
  const guest = await visit(browser, barbershop.url);
  await guest.page.getByRole('heading', { name: 'A good cut, at the time you picked', level: 1 }).waitFor();
  await guest.page.getByRole('main').getByText('Corner Barbershop').waitFor();
  await guest.page.getByRole('button', { name: 'Book an appointment' }).first().waitFor();
  await guest.page.getByText('Tuesday and Wednesday').waitFor();
  expect(await guest.page.getByText(/BTRIX|demo/i).count()).toBe(0);
  expect(await axeViolations(guest.page)).toEqual([]);
  await guest.leave();
  await barbershop.stop();
});

it('is opened, used and closed by keyboard alone', async () => {
  const { page, panel, launcher } = visitor;
  await launcher.focus();
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: 'Book a Demo' }).waitFor();
  await page.keyboard.type('book');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('a demo');
  await page.keyboard.press('Enter');
  await visitor.sees(/your name/);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await visitor.sees(/your name/);
});

it('the next buttons are one Tab from a button that was pressed by keyboard', async () => {
  const { page, panel, launcher } = visitor;
  await launcher.click();
  await panel.getByRole('button', { name: 'AI Agents' }).press('Enter');
  await visitor.sees(/Which agent/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await visitor.sees(/The Sales agent/);
});
