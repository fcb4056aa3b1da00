import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';
import { type Front, startFront } from '../support/front.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const HOLD_SECONDS = '6';
const TIME = /^\d\d:\d\d$/;

let deployment: Deployment;
let browser: Browser;
let instances: readonly [HoldfastProcess, HoldfastProcess];
let front: Front;
let visitor: Visitor;
/** The start of the held time, such as `09:30`. */
let held: string;

beforeAll(async () => {
  [deployment, browser] = await Promise.all([createDeployment(), launchChromium()]);
  const env = { HOLD_SECONDS };
  instances = await Promise.all([deployment.start(env), deployment.start(env)]);
  front = await startFront(instances[0]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([front.close(), deployment.close()]);
});

beforeEach(async () => {
  front.leadTo(instances[0]);
  visitor = await enter();
  held = await chooseTime(visitor);
});

afterEach(() => visitor.leave());

async function enter(): Promise<Visitor> {
  const entered = await visit(browser, front.url);
  await entered.launcher.click();
  await entered.say('book a demo');
  await entered.say('Ana, ana@acme.example, +351 912 345 678, Acme, 25, WhatsApp, more leads');
  await entered.panel.getByText('Times are Lisbon time').waitFor();
  return entered;
}

async function chooseTime({ panel }: Visitor, name: string | RegExp = TIME): Promise<string> {
  const time = panel.getByRole('button', { name }).first();
  const label = await time.innerText();
  await time.click();
  await panel.getByRole('timer').waitFor();
  return label;
}

const secondsLeft = async ({ panel }: Visitor): Promise<number> => {
  const [minutes, seconds] = (await panel.getByRole('timer').innerText()).split(':').map(Number);
  return (minutes ?? 0) * 60 + (seconds ?? 0);
};

/** Waits until the holds have lapsed: nobody renews them any more. */
async function holdsHaveLapsed(): Promise<void> {
  const query = "select id from reservations where status = 'held' and held_until > now()";
  await eventually(async () => expect(await deployment.query(query)).toEqual([]));
}

it('a hold counts down, and is renewed while the visitor is there', async () => {
  let least = Number.POSITIVE_INFINITY;
  await eventually(async () => {
    const left = await secondsLeft(visitor);
    const isRenewed = left > least;
    least = Math.min(least, left);
    expect(isRenewed).toBe(true);
  });
  await visitor.choose('Yes, book it');
  await visitor.panel.getByRole('region', { name: 'Booking confirmed' }).getByText(held).waitFor();
});

it('a visitor who comes back in time finds the hold counting, on the other instance too, and books it', async () => {
  await visitor.page.goto('about:blank');
  front.leadTo(instances[1]);
  await visitor.page.goto(front.url);
  expect(await secondsLeft(visitor)).toBeGreaterThan(0);
  await visitor.choose('Yes, book it');
  await visitor.panel.getByRole('region', { name: 'Booking confirmed' }).getByText(held).waitFor();
});

it('a visitor who comes back too late is told so; a time that is still free is booked, otherwise others are offered', async () => {
  const other = await enter();
  const lost = await chooseTime(other);
  await Promise.all([visitor, other].map(({ page }) => page.goto('about:blank')));
  await holdsHaveLapsed();
  await visitor.page.goto(front.url);
  await visitor.sees('I could not hold that time for you any longer. Nothing is booked yet.');
  expect(await visitor.panel.getByRole('timer').count()).toBe(0);
  await visitor.choose('Yes, book it');
  await visitor.panel.getByRole('region', { name: 'Booking confirmed' }).getByText(held).waitFor();

  const quicker = await enter();
  await chooseTime(quicker, lost);
  await other.page.goto(front.url);
  await other.sees(/any longer/);
  await other.choose('Yes, book it');
  await other.sees('Times are Lisbon time');
  const offered = other.panel.locator('.line.assistant').last().getByRole('button');
  expect(await offered.allInnerTexts()).not.toContain(lost);
  await Promise.all([other.leave(), quicker.leave()]);
});

it('a hold that runs out while the network is cut says so, and is renewed no more', async () => {
  front.network.set({ kind: 'refuse' });
  front.network.reset();
  await visitor.panel.locator('.hold').getByText('The hold has run out.').first().waitFor();
  await holdsHaveLapsed();
  front.network.set({ kind: 'pass' });
  await visitor.page.evaluate("dispatchEvent(new Event('online'))");
  await visitor.panel.locator('.banner').waitFor({ state: 'detached' });
  await visitor.panel.locator('.hold').getByText('The hold has run out.').first().waitFor();
});
