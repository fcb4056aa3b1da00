import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';
import { visit } from '../support/visitor.ts';

let otherSite: Server;
let otherUrl: string;
let holdfast: HoldfastProcess;
let browser: Browser;

beforeAll(async () => {
  otherSite = createServer((_, response) => {
    const page = `<!doctype html><html lang="en"><title>Other</title><script async src="${holdfast.url}/widget.js" data-title="Ask us"></script><p>Hello`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  await new Promise<void>((resolve) => otherSite.listen(0, '127.0.0.1', resolve));
  otherUrl = `http://127.0.0.1:${(otherSite.address() as AddressInfo).port}`;
  [holdfast, browser] = await Promise.all([startHoldfast({ CORS_ORIGINS: otherUrl }), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await holdfast.stop();
  otherSite.closeAllConnections();
  await new Promise((resolve) => otherSite.close(resolve));
});

it('a message whose answer was lost is sent again under the same id, and taken once', async () => {
  const visitor = await visit(browser, holdfast.url);
  // Otherwise the answer would arrive through the event stream.
  await visitor.page.route('**/api/chat/events', (route) => route.abort());
  await visitor.launcher.click();
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  const ids: unknown[] = [];
  let isLost = true;
  await visitor.page.route('**/api/chat', async (route) => {
    ids.push(JSON.parse(route.request().postData() ?? '{}').messageId);
    if (!isLost) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await visitor.say('Ana Silva');
  await visitor.panel.getByText('Not answered').waitFor();
  expect(await axeViolations(visitor.page)).toEqual([]);
  const sent = ids.length;
  // The widget also retries by itself. If that were not lost, the button could disappear before it is
  // pressed.
  await visitor.panel.getByRole('button', { name: 'Try again' }).click();
  await eventually(() => expect(ids.length).toBeGreaterThan(sent));
  isLost = false;
  await visitor.sees(/Thanks, Ana/);
  expect(new Set(ids).size).toBe(1);
  expect(await visitor.panel.getByText('Ana Silva', { exact: true }).count()).toBe(1);
  await visitor.leave();
});

it('a lost answer arrives through the event stream', async () => {
  const visitor = await visit(browser, holdfast.url);
  const following = visitor.page.waitForRequest('**/api/chat/events');
  await visitor.launcher.click();
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  await following;
  await visitor.page.route('**/api/chat', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await visitor.say('Ana Silva');
  await visitor.sees(/Thanks, Ana/);
  await visitor.panel.getByText('No answer yet').waitFor({ state: 'detached' });
  await visitor.leave();
});

it('what is written offline is sent once and in order when the network is back', async () => {
  const visitor = await visit(browser, holdfast.url);
  const sent: string[] = [];
  visitor.page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/chat'))
      sent.push(request.postDataJSON().message);
  });
  await visitor.launcher.click();
  await visitor.sees(/I'm BTRIX/);
  await visitor.page.context().setOffline(true);
  await visitor.panel.getByText('You are offline').waitFor();
  await visitor.say('book a demo');
  await visitor.say('Ana Silva');
  await visitor.panel.getByText('Not answered').nth(1).waitFor();
  expect(await axeViolations(visitor.page)).toEqual([]);
  await visitor.page.context().setOffline(false);
  await visitor.sees(/Thanks, Ana/);
  expect(sent).toEqual(['book a demo', 'Ana Silva']);
  await visitor.leave();
});

it('a conversation that was deleted gives way to a new one', async () => {
  const visitor = await visit(browser, holdfast.url);
  await visitor.launcher.click();
  const turn = visitor.page.waitForResponse('**/api/chat');
  await visitor.choose('Book a Demo');
  const { sessionId, resumeToken } = await (await turn).json();
  await visitor.sees(/your name/);
  const { status } = await fetch(`${holdfast.url}/api/chat`, {
    method: 'DELETE',
    headers: { 'x-session-id': sessionId, 'x-resume-token': resumeToken },
  });
  expect(status).toBe(204);
  await visitor.panel.getByText('This conversation was deleted.').waitFor();
  expect(await axeViolations(visitor.page)).toEqual([]);
  await visitor.panel.getByRole('button', { name: 'Start new session' }).click();
  await visitor.sees(/I'm BTRIX/);
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  await visitor.leave();
});

it('one script tag on another site is enough', async () => {
  const visitor = await visit(browser, otherUrl);
  await visitor.page.getByRole('button', { name: 'Ask us' }).click();
  await visitor.choose('Book a Demo');
  await visitor.sees(/your name/);
  expect(visitor.errors.filter((error) => !error.includes('favicon') && !error.includes('404'))).toEqual([]);
  expect([...visitor.origins].sort()).toEqual([holdfast.url, otherUrl].sort());
  await visitor.leave();
});
