import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { type Front, startFront } from '../support/front.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const EVERYTHING = 'Ana, ana@acme.example, +351 912 345 678, Acme, 25, WhatsApp, more leads';

let deployment: Deployment;
let browser: Browser;
let a: HoldfastProcess;
let b: HoldfastProcess;
let front: Front;
let visitor: Visitor;

beforeAll(async () => {
  [deployment, browser] = await Promise.all([createDeployment(), launchChromium()]);
  [a, b] = await Promise.all([deployment.start(), deployment.start()]);
  front = await startFront(a);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([front.close(), deployment.close()]);
});

beforeEach(async () => {
  front.leadTo(a);
  visitor = await visit(browser, front.url);
  await visitor.launcher.click();
  await visitor.sees(/I'm BTRIX/);
});

afterEach(async () => {
  await visitor.leave();
  await deployment.restartStores();
});

async function linkFor({ panel }: Visitor): Promise<string> {
  await panel.getByLabel('More').click();
  await panel.getByRole('button', { name: 'Continue on your phone' }).click();
  await panel.getByRole('img', { name: 'QR code' }).waitFor();
  const link = panel.getByRole('link', { name: 'Link for another device' });
  return (await link.getAttribute('href')) ?? '';
}

/** Opens the same conversation on a second device, which the other instance serves. */
async function phoneOf(owner: Visitor): Promise<Visitor> {
  const link = await linkFor(owner);
  const phone = await visit(browser, link.replace(front.url, b.url));
  await owner.panel.getByText('Also open on another device').waitFor();
  return phone;
}

const linesOf = ({ panel }: Visitor): Promise<readonly string[]> =>
  panel.locator('.line:not(.typing)').allInnerTexts();

const bookings = (): Promise<readonly object[]> =>
  deployment.query("select reference from reservations where status = 'confirmed' order by id");

const saidBy = ({ panel }: Visitor): Promise<readonly string[]> =>
  panel.locator('.line.visitor .bubble').allInnerTexts();

it('a booking is made by clicking, with a reload at every step, each led to the other instance', async () => {
  const { page, panel } = visitor;
  const before = await bookings();
  let [here, there] = [a, b];
  const reload = async (): Promise<void> => {
    [here, there] = [there, here];
    front.leadTo(here);
    await page.reload();
  };
  const steps: readonly [question: RegExp, answer: string, press?: 'press'][] = [
    [/I'm BTRIX/, 'Book a Demo', 'press'],
    [/your name/, 'Ana Silva'],
    [/email/, 'ana@acme.example'],
    [/phone/, '+351 912 345 678'],
    [/company/, 'Acme'],
    [/employees/, '25'],
    [/channel/i, 'WhatsApp', 'press'],
    [/goal|achieve/i, 'More leads', 'press'],
  ];
  for (const [question, answer, press] of steps) {
    await visitor.sees(question);
    await reload();
    await visitor.sees(question);
    await (press ? visitor.choose(answer) : visitor.say(answer));
  }
  await panel.getByText('Times are Lisbon time').waitFor();
  await reload();
  await visitor.choose(/^\d\d:\d\d$/);
  await panel.getByRole('timer').waitFor();
  await reload();
  await panel.getByRole('timer').waitFor();
  await visitor.choose('Yes, book it');
  const reference = await panel.locator('.reference dd').innerText();
  await reload();
  await panel.getByRole('region', { name: 'Booking confirmed' }).getByText(reference).waitFor();
  expect(await saidBy(visitor)).toEqual([
    ...steps.map(([, answer]) => answer),
    expect.stringMatching(/\d\d:\d\d/),
    'Yes, book it',
  ]);
  expect(await bookings()).toEqual([...before, { reference }]);
});

it('a link opens the conversation on another device once; both follow each other through a booking', async () => {
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  const link = (await linkFor(visitor)).replace(front.url, b.url);
  const phone = await visit(browser, link);
  await phone.sees(/your name/);
  expect(phone.page.url()).toBe(`${b.url}/`);
  // The code has been redeemed.
  await visitor.panel.getByLabel('Your message').waitFor();
  await visitor.say(EVERYTHING);
  await phone.panel.getByText('Times are Lisbon time').waitFor();
  await phone.choose(/^\d\d:\d\d$/);
  await visitor.panel.getByRole('timer').waitFor();
  await visitor.choose('Yes, book it');
  const reference = await visitor.panel.locator('.reference dd').innerText();
  await phone.panel.getByRole('region', { name: 'Booking confirmed' }).getByText(reference).waitFor();
  expect(await linesOf(phone)).toEqual(await linesOf(visitor));
  const late = await visit(browser, link);
  await late.panel.getByText('The link has run out').waitFor();
  await late.sees(/I'm BTRIX/);
  await Promise.all([phone.leave(), late.leave()]);
  await visitor.panel.getByText('Bookings and questions').waitFor();
});

it('what is written while the network is cut is sent once and in order when it heals', async () => {
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  const phone = await phoneOf(visitor);
  front.network.set({ kind: 'refuse' });
  front.network.reset();
  await visitor.panel.getByText('The connection was lost. Reconnecting.').waitFor();
  await visitor.say('Ana Silva');
  await visitor.panel.getByText('No answer yet. It is safe to try again.').waitFor();
  for (const text of ['ana@acme.example', '+351 912 345 678']) await visitor.say(text);
  await visitor.panel.getByText('Not answered yet').nth(2).waitFor();
  front.network.set({ kind: 'pass' });
  await visitor.sees(/company/);
  await phone.sees(/company/);
  await visitor.panel.locator('.banner').waitFor({ state: 'detached' });
  expect(await saidBy(phone)).toEqual(['Book a Demo', 'Ana Silva', 'ana@acme.example', '+351 912 345 678']);
  expect(await linesOf(phone)).toEqual(await linesOf(visitor));
  await phone.leave();
});

it('when its instance is killed while it books, the other one takes over and the events go on', async () => {
  await visitor.say('book a demo');
  await visitor.say(EVERYTHING);
  await visitor.choose(/^\d\d:\d\d$/);
  await visitor.panel.getByRole('timer').waitFor();
  const phone = await phoneOf(visitor);
  const before = await bookings();
  const replyLost = front.network.dropReplyAfter('Yes, book it');
  await visitor.choose('Yes, book it');
  await replyLost;
  await a.stop('SIGKILL');
  const booked = phone.panel.getByRole('region', { name: 'Booking confirmed' });
  const reference = await booked.locator('.reference dd').innerText();
  await phone.say('AI Agents');
  await phone.sees(/Which agent/);
  front.leadTo(b);
  await visitor.sees(/Which agent/);
  await visitor.say('Sales');
  await phone.sees(/The Sales agent/);
  expect(await linesOf(phone)).toEqual(await linesOf(visitor));
  expect(await booked.count()).toBe(1);
  expect(await bookings()).toEqual([...before, { reference }]);
  await phone.leave();
  a = await deployment.start();
});

it('while Redis is unavailable the conversation goes on with a notice, which goes away once it is back', async () => {
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  await deployment.redis.kill();
  await visitor.say('Ana Silva');
  await visitor.sees(/email/);
  const limited = visitor.panel.getByText('Saving is delayed');
  await limited.waitFor();
  await visitor.page.reload();
  await visitor.sees(/email/);
  await limited.waitFor();
  expect(await visitor.panel.locator('.banner, .notice').count()).toBe(0);
  await deployment.restartRedis();
  await visitor.panel.getByText('Bookings and questions').waitFor();
  await visitor.say('ana@acme.example');
  await visitor.sees(/phone/);
  expect(await limited.count()).toBe(0);
  await visitor.page.reload();
  await visitor.sees(/phone/);
  expect(await saidBy(visitor)).toEqual(['Book a Demo', 'Ana Silva', 'ana@acme.example']);
});

it('when all instances are replaced, the widget comes back by itself', async () => {
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  const link = await linkFor(visitor);
  await Promise.all([a.stop(), b.stop()]);
  await visitor.panel.getByText('The connection was lost. Reconnecting.').waitFor();
  [a, b] = await Promise.all([deployment.start(), deployment.start()]);
  front.leadTo(a);
  const phone = await visit(browser, link.replace(front.url, b.url));
  await phone.say('Ana Silva');
  await visitor.sees(/Thanks, Ana/);
  await visitor.panel.locator('.banner').waitFor({ state: 'detached' });
  await phone.leave();
});
