import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';
import { type Site, type SitePage, startSite } from '../support/site.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const ANSWERS = ['Ana Silva, ana@acme.example, +351 912 345 678, Acme, 25, WhatsApp, mais clientes'];

let holdfast: HoldfastProcess;
let site: Site;
let browser: Browser;
let page: SitePage;

const htmlOf = (lang: string, body: string): string =>
  `<!doctype html><html lang="${lang}"><title>Site</title><body><h1>Site</h1>${body}`;
const script = (attributes = ''): string =>
  `<script async src="${holdfast.url}/widget.js"${attributes}></script>`;

beforeAll(async () => {
  site = await startSite(() => page);
  [holdfast, browser] = await Promise.all([startHoldfast({ CORS_ORIGINS: site.url }), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([holdfast.stop(), site.close()]);
});

/** Types the text and sends it as soon as it can be sent. */
async function say({ panel }: Visitor, text: string): Promise<void> {
  await panel.getByRole('textbox').fill(text);
  await panel.locator('.send[aria-disabled="false"]').click();
}

const labelsIn = (panel: Locator): Promise<readonly (string | null)[]> =>
  panel
    .locator('[aria-label]')
    .evaluateAll((elements) => elements.map((each) => each.getAttribute('aria-label')));

it('a Portuguese page has a Portuguese chat in any browser language', async () => {
  page = { html: htmlOf('pt', script(' data-lang="pt-BR"')) };
  const visitor = await visit(browser, site.url);
  const { panel } = visitor;
  const asked: string[] = [];
  visitor.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await visitor.page.getByRole('button', { name: 'Fale conosco', expanded: false }).click();
  await visitor.sees('Olá! Eu sou o BTRIX.');
  expect(asked.filter((path) => path.endsWith('.js'))).toEqual(['/widget-panel-pt.js']);
  expect(await panel.getAttribute('lang')).toBe('pt-BR');
  await panel.getByText('Agendamentos e dúvidas').waitFor();
  await visitor.page.getByRole('button', { name: 'Fechar chat', expanded: true }).waitFor();
  expect(await labelsIn(panel)).toEqual(['Fechar chat', 'Conversa', 'Sua mensagem', 'Enviar']);
  expect(await panel.getByRole('textbox').getAttribute('placeholder')).toBe('Escreva uma mensagem');

  await say(visitor, 'quero agendar uma demonstração');
  await visitor.sees(/seu nome/);
  for (const answer of ANSWERS) await say(visitor, answer);
  await panel.getByText('Horário de Lisboa (GMT').waitFor();
  await panel
    .getByRole('heading', { name: /^(segunda|terça|quarta|quinta|sexta)-feira, \d+ de /i })
    .first()
    .waitFor();
  await visitor.choose(/^\d\d:\d\d/);
  await panel.getByText(/: reservado para você/).waitFor();
  await visitor.choose('Sim, confirmar');
  const booking = panel.getByRole('region', { name: 'Agendamento confirmado' });
  await booking.getByRole('button', { name: 'Adicionar à agenda' }).waitFor();
  expect(await booking.locator('dt').allInnerTexts()).toEqual([
    'Código',
    'Serviço',
    'Data',
    'Horário',
    'Fuso horário',
  ]);
  await panel.getByLabel('Mais').click();
  expect(await panel.locator('.menu li').allInnerTexts()).toEqual([
    'Continuar no celular',
    'Apagar meus dados',
  ]);
  expect(visitor.errors).toEqual([]);
  await visitor.leave();
});

it('times and the booking are shown in the language of the conversation, not of the page', async () => {
  page = { html: htmlOf('en', script(' data-lang="en"')) };
  const visitor = await visit(browser, site.url);
  const { panel } = visitor;
  await visitor.page.getByRole('button', { name: 'Chat with us' }).click();
  await say(visitor, 'quero agendar uma demonstração');
  await visitor.sees(/seu nome/);
  for (const answer of ANSWERS) await say(visitor, answer);
  await panel.getByText('Horário de Lisboa (GMT').waitFor();
  await panel
    .getByRole('heading', { name: /-feira, \d+ de / })
    .first()
    .waitFor();
  await visitor.choose(/^\d\d:\d\d/);
  await panel.getByText(/: reservado para você/).waitFor();
  await visitor.choose('Sim, confirmar');
  await panel
    .getByRole('region', { name: 'Agendamento confirmado' })
    .getByRole('button', { name: 'Adicionar à agenda' })
    .waitFor();
  await visitor.leave();
});

it('without a language of the page it is the browser that counts', async () => {
  page = { html: htmlOf('en', script()) };
  const visitor = await visit(browser, site.url, { locale: 'es-MX' });
  await visitor.page.getByRole('button', { name: 'Chatee con nosotros' }).click();
  await visitor.sees('Hola, soy BTRIX.');
  await visitor.panel.getByLabel('Su mensaje').waitFor();
  await visitor.leave();
});

it('two chats on one page speak each its own language', async () => {
  const chats = ['es', 'pt'].map(
    (lang) => `<holdfast-chat data-api="${holdfast.url}" data-lang="${lang}"></holdfast-chat>`,
  );
  page = { html: htmlOf('en', script() + chats.join('')) };
  const visitor = await visit(browser, site.url);
  await visitor.page.getByRole('button', { name: 'Chatee con nosotros' }).waitFor();
  await visitor.page.evaluate("for (const chat of document.querySelectorAll('holdfast-chat')) chat.open()");
  await visitor.page.getByLabel('Su mensaje').waitFor();
  await visitor.page.getByLabel('Sua mensagem').waitFor();
  await visitor.leave();
});
