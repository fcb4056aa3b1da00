import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';
import { type Visitor, visit } from '../support/visitor.ts';

/** In seconds: long enough to get to each step, short enough to wait for the end. */
const SHORT_LIFE = '12';
const ANSWERS = ['Ana Silva', 'ana@acme.example', '+351 912 345 678', 'Acme', '25', 'Email', 'Bookings'];

let holdfast: HoldfastProcess;
let shortLived: HoldfastProcess;
let browser: Browser;

beforeAll(async () => {
  [holdfast, shortLived, browser] = await Promise.all([
    startHoldfast(),
    startHoldfast({ SESSION_STATE_TTL_SECONDS: SHORT_LIFE }),
    launchChromium(),
  ]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([holdfast.stop(), shortLived.stop()]);
});

type Look = readonly [colorScheme: 'light' | 'dark', width: number];
const LOOKS: readonly Look[] = [
  ['light', 1280],
  ['dark', 390],
];

const enter = (url: string, [colorScheme, width]: Look): Promise<Visitor> =>
  visit(browser, url, { colorScheme, viewport: { width, height: 800 } });

describe.each(LOOKS)('axe finds nothing wrong in %s at %i pixels', (...look) => {
  it('in a booking', async () => {
    const visitor = await enter(holdfast.url, look);
    const { panel, page } = visitor;
    const isClean = async (): Promise<void> => expect(await axeViolations(page)).toEqual([]);
    await isClean();
    await visitor.launcher.click();
    await visitor.sees(/I'm BTRIX/);
    await isClean();
    await visitor.say('book a demo');
    for (const answer of ANSWERS) await visitor.say(answer);
    await panel.getByText('Times are Lisbon time').waitFor();
    await isClean();
    await visitor.choose(/^\d\d:\d\d/);
    await panel.getByRole('timer').waitFor();
    await isClean();
    await visitor.choose('Yes, book it');
    await panel.getByRole('region', { name: 'Booking confirmed' }).waitFor();
    await isClean();
    await visitor.leave();
  });

  it('in the menu and behind it', async () => {
    const visitor = await enter(holdfast.url, look);
    const { panel, page } = visitor;
    const isClean = async (): Promise<void> => expect(await axeViolations(page)).toEqual([]);
    await visitor.launcher.click();
    await visitor.choose('Book a Demo');
    await visitor.sees(/your name/);
    await page.evaluate("Holdfast.identify({ name: 'Ana Silva' })");
    await panel.getByRole('button', { name: 'Ana Silva' }).waitFor();
    await isClean();
    await panel.getByLabel('More').click();
    await isClean();
    await panel.getByRole('button', { name: 'Forget me' }).click();
    await isClean();
    await page.keyboard.press('Escape');
    await panel.getByLabel('More').click();
    await panel.getByRole('button', { name: 'Continue on your phone' }).click();
    await panel.locator('holdfast-qr canvas').waitFor();
    await isClean();
    await visitor.leave();
  });
});

// Run concurrently, because they mostly wait for the end of a conversation.
it.concurrent.for(LOOKS)(
  'axe finds nothing wrong in trouble, in %s at %i pixels',
  async (look, { expect }) => {
    const visitor = await enter(shortLived.url, look);
    const { panel, page } = visitor;
    const isClean = async (): Promise<void> => expect(await axeViolations(page)).toEqual([]);
    await visitor.launcher.click();
    await visitor.choose('Book a Demo');
    await visitor.sees(/your name/);
    await panel.getByLabel('Your message').fill('x'.repeat(2_001));
    await panel.getByText('2001 of 2000').waitFor();
    await isClean();
    await page.context().setOffline(true);
    await visitor.panel.getByText('You are offline').waitFor();
    await isClean();
    await page.context().setOffline(false);
    await panel.getByText('This conversation ends at').waitFor();
    await isClean();
    await panel.getByText('This conversation has expired').waitFor();
    await isClean();
    await visitor.leave();
  },
);

it('axe finds nothing wrong in Spanish', async () => {
  const visitor = await visit(browser, holdfast.url, { locale: 'es', viewport: { width: 390, height: 800 } });
  const { panel, page } = visitor;
  const isClean = async (): Promise<void> => expect(await axeViolations(page)).toEqual([]);
  const say = async (text: string): Promise<void> => {
    await panel.getByLabel('Su mensaje').fill(text);
    await panel.locator('.send[aria-disabled="false"]').click();
  };
  await visitor.launcher.click();
  await visitor.sees(/soy BTRIX/);
  await isClean();
  await say('quiero reservar una demo');
  for (const answer of ANSWERS) await say(answer);
  await panel.getByText('Hora de Lisboa (GMT').waitFor();
  await isClean();
  await visitor.choose(/^\d\d:\d\d/);
  await panel.getByRole('timer').waitFor();
  await isClean();
  await panel.getByLabel('Más').click();
  await panel.getByRole('button', { name: 'Borrar mis datos' }).click();
  await isClean();
  await panel.getByRole('button', { name: 'Volver' }).click();
  await visitor.choose('Sí, reservar');
  await panel.getByRole('region', { name: 'Reserva confirmada' }).waitFor();
  await isClean();
  await visitor.leave();
});

it('a whole booking is made by keyboard alone', async () => {
  const visitor = await visit(browser, holdfast.url);
  const { page, panel } = visitor;
  const { keyboard } = page;
  const tabTo = async (name: string | RegExp): Promise<void> => {
    const target = panel.getByRole('button', { name, disabled: false }).first();
    await target.waitFor();
    for (let steps = 0; steps < 40; steps++) {
      if (await target.evaluate((element) => element.matches(':focus'))) return;
      await keyboard.press('Tab');
    }
    throw new Error(`${name} is not reached with Tab`);
  };
  await visitor.launcher.focus();
  await keyboard.press('Enter');
  await visitor.sees(/I'm BTRIX/);
  await tabTo('Book a Demo');
  await keyboard.press('Enter');
  await visitor.sees(/your name/);
  await keyboard.press('Tab');
  for (const answer of ANSWERS) {
    await panel.getByLabel('Your message').and(page.locator(':focus')).waitFor();
    await keyboard.type(answer);
    await panel.locator('.send[aria-disabled="false"]').waitFor();
    await keyboard.press('Enter');
  }
  await panel.getByText('Times are Lisbon time').waitFor();
  await keyboard.press('Shift+Tab');
  await tabTo(/^\d\d:\d\d/);
  await keyboard.press('Enter');
  await panel.getByRole('timer').waitFor();
  await tabTo('Yes, book it');
  await keyboard.press('Enter');
  await panel.getByRole('region', { name: 'Booking confirmed' }).waitFor();
  expect(visitor.errors).toEqual([]);
  await visitor.leave();
});

it('a menu is left with Escape without closing the chat, and gives the focus back', async () => {
  const visitor = await visit(browser, holdfast.url);
  const { page, panel } = visitor;
  await visitor.launcher.click();
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  await panel.getByLabel('More').press('Enter');
  await page.keyboard.press('Tab');
  await panel.getByRole('button', { name: 'Continue on your phone' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Forget me' }).waitFor({ state: 'hidden' });
  await panel.getByLabel('More').and(page.locator(':focus')).waitFor();
  await visitor.leave();
});

it.each([
  ['zoomed to 200 % on a small screen', { width: 640, height: 360 }],
  ['on the narrowest phone', { width: 320, height: 568 }],
])('nothing is cut off or scrolls sideways %s', async (_, viewport) => {
  const visitor = await visit(browser, holdfast.url, { viewport });
  await visitor.launcher.click();
  await visitor.say('book a demo');
  for (const answer of ANSWERS) await visitor.say(answer);
  await visitor.panel.getByText('Times are Lisbon time').waitFor();
  const overflow = await visitor.panel
    .locator('.log, .footer, .header')
    .evaluateAll((parts) => parts.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  expect(overflow).toEqual([0, 0, 0]);
  for (const part of ['.header', '.composer']) {
    const box = await visitor.panel.locator(part).boundingBox();
    expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= viewport.height).toBe(true);
  }
  await visitor.leave();
});

it('is there in forced colours, too', async () => {
  const visitor = await visit(browser, holdfast.url, { forcedColors: 'active' });
  await visitor.launcher.click();
  await visitor.sees(/I'm BTRIX/);
  const border = await visitor.panel.evaluate(
    "getComputedStyle(Holdfast.shadowRoot.querySelector('.launcher')).borderTopWidth",
  );
  expect(border).toBe('1px');
  expect(await axeViolations(visitor.page)).toEqual([]);
  await visitor.leave();
});
