import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { startHoldfast } from '../test/support/holdfast-process.ts';
import { type Visitor, visit } from '../test/support/visitor.ts';

// Takes screenshots of the widget in each of its states, into a folder: npm run demo:shots -- some/folder

const folder = process.argv[2] ?? 'demo-shots';
/** In seconds; short, so that the end of a conversation can be shown. */
const SHORT_LIFE = '12';
const ANSWERS = ['Ana Silva', 'ana@acme.example', '+351 912 345 678', 'Acme', '25', 'WhatsApp', 'More leads'];
const TIME = /^\d\d:\d\d/;

interface Scene {
  readonly visitor: Visitor;
  readonly shoot: (state: string) => Promise<void>;
}

await mkdir(folder, { recursive: true });
const [holdfast, shortLived, browser] = await Promise.all([
  startHoldfast(),
  startHoldfast({ SESSION_STATE_TTL_SECONDS: SHORT_LIFE }),
  launchChromium(),
]);
for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) await shootAll(width, colorScheme);
}
await browser.close();
await Promise.all([holdfast.stop(), shortLived.stop()]);

async function shootAll(width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  const enter = async (url: string): Promise<Scene> => {
    const viewport = { width, height: width > 480 ? 860 : 780 };
    const visitor = await visit(browser, url, { viewport, colorScheme, deviceScaleFactor: 2 });
    const shoot = async (state: string): Promise<void> => {
      await visitor.page.screenshot({ path: join(folder, `${state}-${width}-${colorScheme}.png`) });
    };
    return { visitor, shoot };
  };
  await booking(await enter(holdfast.url), browser);
  await trouble(await enter(holdfast.url));
  await ending(await enter(shortLived.url));
}

async function booking({ visitor, shoot }: Scene, other: Browser): Promise<void> {
  const { page, panel } = visitor;
  await page.getByRole('button', { name: 'Book a Demo' }).first().waitFor();
  await shoot('launcher');
  await visitor.launcher.click();
  await visitor.sees(/I'm BTRIX/);
  await shoot('welcome');
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  await page.evaluate("Holdfast.identify({ name: 'Ana Silva' })");
  await panel.getByRole('button', { name: 'Ana Silva' }).waitFor();
  await shoot('known-answer');
  for (const answer of ANSWERS) await visitor.say(answer);
  await panel.getByText('Times are Lisbon time').waitFor();
  await shoot('times');
  await visitor.choose(TIME);
  await panel.getByRole('timer').waitFor();
  await shoot('review');
  await handOver({ visitor, shoot }, other);
  await visitor.choose('Yes, book it');
  await panel.getByRole('region', { name: 'Booking confirmed' }).waitFor();
  await shoot('confirmed');
  await visitor.leave();
}

async function handOver({ visitor, shoot }: Scene, other: Browser): Promise<void> {
  const { panel } = visitor;
  await panel.getByLabel('More').click();
  await shoot('menu');
  await panel.getByRole('button', { name: 'Forget me' }).click();
  await shoot('forget');
  await panel.getByRole('button', { name: 'Back' }).click();
  await panel.getByLabel('More').click();
  await panel.getByRole('button', { name: 'Continue on your phone' }).click();
  await panel.locator('holdfast-qr canvas').waitFor();
  await shoot('phone');
  const link = await panel.getByRole('link', { name: 'Link for another device' }).getAttribute('href');
  const phone = await visit(other, link ?? '');
  await panel.getByText('Also open on another device').waitFor();
  await shoot('elsewhere');
  await phone.leave();
}

async function trouble({ visitor, shoot }: Scene): Promise<void> {
  const { page, panel } = visitor;
  await visitor.launcher.click();
  await visitor.choose('AI Agents');
  await visitor.sees(/Which agent/);
  await page.context().setOffline(true);
  await visitor.say('book a demo');
  await panel.getByText('Not answered').waitFor();
  await panel.getByLabel('Your message').fill('مرحبا '.repeat(8).trim());
  await shoot('offline');
  await panel.getByLabel('Your message').fill('A long story. '.repeat(140));
  await shoot('nearly-too-long');
  await page.route('**/api/**', (route) => route.abort());
  await page.context().setOffline(false);
  await panel.getByRole('button', { name: 'Try again' }).waitFor();
  await shoot('unreachable');
  await visitor.leave();
}

async function ending({ visitor, shoot }: Scene): Promise<void> {
  await visitor.launcher.click();
  await visitor.choose('Book a Demo');
  await visitor.panel.getByText('This conversation ends at').waitFor();
  await shoot('expiring');
  await visitor.panel.getByText('This conversation has expired').waitFor();
  await shoot('expired');
  await visitor.leave();
}
