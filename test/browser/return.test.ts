import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { type Front, startFront } from '../support/front.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { visit } from '../support/visitor.ts';

/** Long enough for each step of a booking on a busy machine, short enough to wait for the end. */
const env = { SESSION_STATE_TTL_SECONDS: '10' };
/** The last quarter is announced, long enough to press a button even on a busy machine. */
const envToKeep = { SESSION_STATE_TTL_SECONDS: '16' };

let deployment: Deployment;
let browser: Browser;
let instances: readonly [HoldfastProcess, HoldfastProcess, HoldfastProcess];
let front: Front;

beforeAll(async () => {
  [deployment, browser] = await Promise.all([createDeployment(), launchChromium()]);
  instances = await Promise.all([deployment.start(env), deployment.start(env), deployment.start(envToKeep)]);
  front = await startFront(instances[0]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([front.close(), deployment.close()]);
});

it.concurrent('after the end of a conversation the visitor begins a new one, and is known in it', async ({
  expect,
}) => {
  const visitor = await visit(browser, front.url);
  const { panel } = visitor;
  await visitor.launcher.click();
  await visitor.say('book a demo');
  await visitor.say('Ana Silva, ana@acme.example, +351 912 345 678, Acme, 25, WhatsApp, more leads');
  await visitor.choose(/^\d\d:\d\d$/);
  await visitor.choose('Yes, book it');
  const reference = await panel.locator('.reference dd').innerText();

  await panel.getByText('This conversation has expired.').waitFor();
  expect(await panel.getByLabel('Your message').count()).toBe(0);
  front.leadTo(instances[1]);
  await visitor.page.reload();
  await panel.getByText('This conversation has expired.').waitFor();
  await panel.getByRole('heading', { name: 'BTRIX' }).waitFor();
  await panel.getByRole('button', { name: 'Start new session' }).click();
  await visitor.choose('Book a Demo');
  await visitor.sees(/Welcome back, Ana/);
  await panel.locator('.line.assistant').last().locator('.reference').getByText(reference).waitFor();
  expect(await panel.getByText('your name').count()).toBe(0);
  expect(visitor.errors.filter((error) => !/410|ERR_CONNECTION|ERR_INCOMPLETE/.test(error))).toEqual([]);
  await visitor.leave();
});

it.concurrent('a conversation that is about to end can be kept', async () => {
  const visitor = await visit(browser, instances[2].url);
  await visitor.launcher.click();
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  const ending = visitor.panel.getByText('This conversation ends at');
  await ending.waitFor();
  await visitor.panel.getByRole('button', { name: 'Keep it open' }).click();
  await ending.waitFor({ state: 'detached' });
  await visitor.say('Ana Silva');
  await visitor.sees(/Thanks, Ana/);
  await visitor.leave();
});
