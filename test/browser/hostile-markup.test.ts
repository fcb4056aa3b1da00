import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { launchChromium } from '../support/chromium.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';
import { type Site, startSite } from '../support/site.ts';
import { type Visitor, visit } from '../support/visitor.ts';

/** Each one would set `xss` if it were treated as anything but text. */
const CORPUS = [
  '<img src=x onerror="globalThis.xss=1">',
  '<script>globalThis.xss=1</script>',
  '"><svg onload=globalThis.xss=1>',
  "' autofocus onfocus='globalThis.xss=1",
  '</textarea><script>globalThis.xss=1</script>',
  '</style><img src=x onerror=globalThis.xss=1>',
  '<iframe srcdoc="<script>parent.xss=1</script>"></iframe>',
  '<math><mtext><style><img src=x onerror=globalThis.xss=1></style>',
  '<a href="javascript:globalThis.xss=1">here</a>',
  '[here](javascript:globalThis.xss=1)',
  '![x](https://evil.example/?leak)',
  'javascript:globalThis.xss=1',
  'data:text/html,<script>globalThis.xss=1</script>',
  '&lt;img src=x onerror=globalThis.xss=1&gt;',
  '{{constructor.constructor("globalThis.xss=1")()}}',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<form action=https://evil.example><button>Go</button></form>',
] as const;

const [IMG, SCRIPT, SVG] = CORPUS;

/** A business whose every text is hostile. */
const BUSINESS = {
  // Tests search the log for what visitors type. The log contains the business's name, which no visitor
  // types.
  name: 'Name <img src=name onerror="globalThis.xss=1">',
  tagline: `Tagline ${SCRIPT}`,
  assistant: SVG,
  timeZone: 'Europe/Lisbon',
  country: 'PT',
  languages: ['en'],
  welcome: `Welcome ${IMG}`,
  hours: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
      day,
      ['00:00-23:59'],
    ]),
  ),
  resources: [{ id: 'one', label: `One ${IMG}` }],
  services: [
    {
      id: 'first',
      label: `First ${IMG}`,
      minutes: 30,
      startEveryMinutes: 30,
      noticeHours: 1,
      horizonDays: 21,
      resources: ['one'],
    },
  ],
  questions: [
    { id: 'NAME', kind: 'name', label: 'name', prompt: `Your name ${SCRIPT}` },
    { id: 'EMAIL', kind: 'email', label: 'email', prompt: 'Your email' },
    { id: 'NOTE', kind: 'text', label: `note ${SVG}`, prompt: `A note ${IMG}` },
  ],
  support: { label: `Support ${IMG}`, email: 'a@business.example', phone: '+351 912 345 678' },
  booking: { label: `Book ${IMG}`, synonyms: ['book'] },
  topics: [
    {
      id: 'NEWS',
      label: `News ${IMG}`,
      prompt: `Which ${SCRIPT}`,
      options: [{ id: 'today', label: `Today ${SVG}`, text: `Text ${IMG}` }],
    },
  ],
  faq: [{ id: 'why', question: `Why ${IMG}?`, answer: `Because ${SCRIPT}` }],
};

let folder: string;
let holdfast: HoldfastProcess;
let site: Site;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-business-'));
  // JSON is valid YAML.
  writeFileSync(join(folder, 'business.yaml'), JSON.stringify(BUSINESS));
  // A page of somebody else without a content security policy: only the widget keeps texts from becoming
  // markup.
  site = await startSite(() => ({
    html: `<!doctype html><html lang="en"><title>Other</title><script async src="${holdfast.url}/widget.js"></script>`,
  }));
  holdfast = await startHoldfast({ BUSINESS_DIR: folder, CORS_ORIGINS: site.url });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([holdfast?.stop(), site?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const OWN_LINKS = /^(?:https?:|mailto:|tel:|blob:|#|\/(?!\/))/;

async function expectNothingRan({ page, origins }: Visitor): Promise<void> {
  expect(await page.evaluate('globalThis.xss')).toBeUndefined();
  expect(
    await elements(
      page,
      'script:not([src]), iframe, img[src="x"], svg[onload], base, meta[http-equiv], form[action]',
    ),
  ).toBe(0);
  for (const link of await page.locator('a').all())
    expect(await link.getAttribute('href')).toMatch(OWN_LINKS);
  expect([...origins].filter((origin) => origin.includes('evil'))).toEqual([]);
}

/** Counts elements, in shadow roots too. */
const elements = (page: Page, selector: string): Promise<number> => page.locator(selector).count();

describe('markup is shown as text and does nothing (23)', () => {
  it('as a visitor says it, here, in another tab and after a reload', async () => {
    const visitor = await visit(browser, site.url);
    await visitor.launcher.click();
    for (const text of CORPUS) {
      await visitor.say(text);
      await visitor.panel.getByText(text, { exact: true }).last().waitFor();
    }
    const other = await visitor.page.context().newPage();
    await other.goto(site.url);
    await visitor.page.reload();
    await visitor.panel.getByText(CORPUS[0], { exact: true }).first().waitFor();
    await expectNothingRan(visitor);
    await visitor.leave();
  });

  it('as an answer that is read back', async () => {
    const visitor = await visit(browser, site.url);
    await visitor.launcher.click();
    await visitor.say('book');
    await visitor.sees(/Your name/);
    await visitor.say('Ana Silva');
    await visitor.sees(/Your email/);
    await visitor.say('ana@acme.example');
    await visitor.sees(/A note/);
    await visitor.say(CORPUS[0]);
    await visitor.choose(/^\d\d:\d\d$/);
    await visitor.panel.getByRole('definition').getByText(CORPUS[0], { exact: true }).waitFor();
    await expectNothingRan(visitor);
    await visitor.leave();
  });

  it('as a business calls things, in the widget', async () => {
    const visitor = await visit(browser, site.url);
    await visitor.launcher.click();
    await visitor.sees(BUSINESS.welcome);
    await visitor.choose(BUSINESS.topics[0]?.label ?? '');
    await visitor.choose(BUSINESS.topics[0]?.options[0]?.label ?? '');
    await visitor.sees(/Text </);
    await expectNothingRan(visitor);
    await visitor.leave();
  });

  it('as a business calls things, on the demo page, also were there no policy', async () => {
    const visitor = await visit(browser, holdfast.url, { bypassCSP: true });
    await visitor.page.getByRole('heading', { name: BUSINESS.tagline }).waitFor();
    await visitor.page.getByText(`Because ${SCRIPT}`).first().waitFor();
    expect(await visitor.page.title()).toBe(BUSINESS.name);
    await expectNothingRan(visitor);
    await visitor.leave();
  });

  it('as anything that a server may send: what a model says, options, times, bookings', async () => {
    const visitor = await visit(browser, site.url);
    await visitor.page.route('**/api/chat', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const response = await route.fetch();
      const reply = (await response.json()) as ChatReply;
      return route.fulfill({ response, json: { ...reply, ...hostileReply } });
    });
    await visitor.launcher.click();
    await visitor.say('hello');
    for (const text of CORPUS) await visitor.panel.getByText(text).first().waitFor();
    await expectNothingRan(visitor);
    await visitor.leave();
  });
});

const AT = '2027-01-05T10:00:00.000Z';
const hostileReply: Pick<ChatReply, 'message' | 'parts'> = {
  message: CORPUS.join('\n'),
  parts: [
    ...CORPUS.map((text) => ({ type: 'text' as const, text })),
    { type: 'options', options: CORPUS.map((text) => ({ id: text, label: text })) },
    { type: 'notice', code: 'resumed', text: IMG },
    {
      type: 'slots',
      timeZone: 'Europe/Lisbon',
      zone: IMG,
      slots: [{ id: IMG, startsAt: AT, endsAt: AT, label: IMG, day: IMG, time: IMG, elsewhere: IMG }],
    },
    { type: 'hold', slotId: IMG, startsAt: AT, expiresAt: AT, text: IMG },
    {
      type: 'booking',
      reference: IMG,
      status: 'confirmed',
      service: IMG,
      startsAt: AT,
      endsAt: AT,
      timeZone: 'Europe/Lisbon',
      card: { title: IMG, lines: [{ label: IMG, value: IMG }], toCalendar: IMG },
    },
  ],
};
